#include "desktop/autostart.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

/// The real desktop program on folders of its own, without a screen.
class Desktop
{
public:
    explicit Desktop(const QString &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
        environment.insert(u"XDG_RUNTIME_DIR"_s, home);
        environment.insert(u"TMPDIR"_s, home);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(LLM0_BIN_DIR "/llm0-desktop"),
                      {u"--data-dir"_s, home + u"/data"_s, u"--listen"_s, u"127.0.0.1:0"_s,
                       u"--admin-listen"_s, u"127.0.0.1:0"_s});
    }
    ~Desktop()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
};

qint64 gatewayPid(const QString &home)
{
    QFile file(home + u"/data/gateway.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return QJsonDocument::fromJson(file.readAll()).object().value(u"pid"_s).toInteger();
}

} // namespace

/// The desktop program as the system sees it: its instances, its end, its start at login.
class UiDesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartHandsOverAndAQuitLeavesNothing()
    {
        QTemporaryDir home;
        QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        Desktop first(home.path());
        QTRY_VERIFY_WITH_TIMEOUT(gatewayPid(home.path()) == first.process.processId(), 20'000);
        Desktop second(home.path());
        QVERIFY(second.process.waitForFinished(10'000));
        QCOMPARE(second.process.exitCode(), 0);
        QCOMPARE(gatewayPid(home.path()), first.process.processId());
        QCOMPARE(first.process.state(), QProcess::Running);

        first.process.terminate();
        QVERIFY2(first.process.waitForFinished(15'000), first.process.readAll().constData());
        QCOMPARE(first.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.process.exitCode(), 0);
        QVERIFY(!QFile::exists(home.path() + u"/data/gateway.json"_s));
    }

    void startAtLoginIsOffUntilAsked()
    {
        QTemporaryDir folder;
        const Autostart autostart(folder.path() + u"/autostart"_s);
        QVERIFY(!autostart.isOn());
        QCOMPARE(autostart.set(true), QString());
        QVERIFY(autostart.isOn());
        QFile file(autostart.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray entry = file.readAll();
        QVERIFY2(entry.contains("\nExec=\"" + QCoreApplication::applicationFilePath().toUtf8()
                                + "\" --background\n"),
                 entry.constData());
        QCOMPARE(autostart.set(false), QString());
        QVERIFY(!autostart.isOn());
        QVERIFY(!QFile::exists(autostart.filePath()));
    }

    void aFolderThatCannotBeWrittenSaysWhy()
    {
        QTemporaryDir folder;
        QFile blocked(folder.path() + u"/autostart"_s); // a file where the folder should be
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        QVERIFY(!Autostart(blocked.fileName()).set(true).isEmpty());
    }
};

QTEST_GUILESS_MAIN(UiDesktopTest)
#include "ui_desktop_test.moc"
