#include "admin/backupjob.h"
#include "admin/restorejob.h"
#include "gateway.h"
#include "storage/dailybackup.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace llm0;
using Json = nlohmann::json;
using namespace Qt::StringLiterals;

/// Backup with progress, restore at the next start, and who holds a port, as the window asks for them.
class CopiesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<Gateway> m_gateway;

    void open()
    {
        m_gateway.reset();
        auto gateway =
            Gateway::open({m_dir.path().toStdString(), {}, {{"secrets_backend", "file"}}}, m_clock);
        QVERIFY2(gateway, gateway ? "" : gateway.error().message.c_str());
        m_gateway = *std::move(gateway);
    }
    Json ask(const std::string &method, const std::string &path, const std::string &body = {},
             int expected = 200)
    {
        HttpRequest request;
        request.method = method;
        request.path = "/v1/admin" + path;
        request.body = body;
        const auto answer = m_gateway->admin(std::move(request));
        if (answer.status != expected)
            qWarning("%s %s: %d %s", method.c_str(), path.c_str(), answer.status, answer.body.c_str());
        return answer.status == expected && !answer.body.empty() ? Json::parse(answer.body) : Json();
    }
    std::string fileText(const QString &name) const
    {
        return Json{{"file", m_dir.filePath(name).toStdString()}, {"background", true}}.dump();
    }
    void nameProject(const char *name)
    {
        const std::string id = ask("GET", "/projects")["projects"][0]["id"];
        ask("PATCH", "/projects/" + id, Json{{"name", name}}.dump());
    }
    std::string projectName() { return ask("GET", "/projects")["projects"][0]["name"]; }
    bool backedUp(const QString &name)
    {
        ask("POST", "/backup", fileText(name), 202);
        return QTest::qWaitFor([this] { return ask("GET", "/backup")["running"] == false; })
               && QFile::exists(m_dir.filePath(name));
    }

private Q_SLOTS:
    void init() { open(); }

    void aBackupInTheBackgroundTellsItsEnd()
    {
        QVERIFY(backedUp(u"one.db"_s));
        const Json state = ask("GET", "/backup");
        QVERIFY(state["error"].is_null());
        QCOMPARE(state["bytes"].get<std::int64_t>(), QFile(m_dir.filePath(u"one.db"_s)).size());
        ask("POST", "/backup", fileText(u"one.db"_s), 400); // never over a file that is there
    }

    void aPlannedRestoreIsCarriedOutAtTheNextStartOnly()
    {
        nameProject("before");
        QVERIFY(backedUp(u"two.db"_s));
        nameProject("after");
        const std::string file = Json{{"file", m_dir.filePath(u"two.db"_s).toStdString()}}.dump();
        ask("POST", "/restore", file);
        QCOMPARE(projectName(), std::string("after"));
        open();
        QCOMPARE(projectName(), std::string("before"));
        QVERIFY(ask("GET", "/restore")["planned"].is_null());
        nameProject("later");
        open();
        QCOMPARE(projectName(), std::string("later"));
    }

    void aRestoreCanBeCalledOffAndRefusesWhatIsNoBackup()
    {
        QFile text(m_dir.filePath(u"text.db"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no database") > 0);
        text.close();
        const std::string wrong = Json{{"file", text.fileName().toStdString()}}.dump();
        HttpRequest request;
        request.method = "POST";
        request.path = "/v1/admin/restore";
        request.body = wrong;
        QVERIFY(m_gateway->admin(std::move(request)).status >= 400);
        nameProject("kept");
        QVERIFY(backedUp(u"three.db"_s));
        nameProject("newer");
        ask("POST", "/restore", Json{{"file", m_dir.filePath(u"three.db"_s).toStdString()}}.dump());
        ask("DELETE", "/restore", {}, 204);
        open();
        QCOMPARE(projectName(), std::string("newer"));
    }

    void aCancelledBackupLeavesNothing()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath(u"slow.db"_s).toStdString();
        std::promise<void> written, cancelled;
        BackupJob job([&](const std::string &target) -> Status {
            QFile part(QString::fromStdString(target + ".part"));
            if (!part.open(QIODevice::WriteOnly) || part.write("half") != 4)
                return Error{ErrorCode::Internal, "cannot write", {}};
            part.close();
            written.set_value();
            cancelled.get_future().wait();
            return part.rename(QString::fromStdString(target)) ? Status()
                                                               : Error{ErrorCode::Internal, "gone", {}};
        });
        QVERIFY(job.start(file, 100));
        QVERIFY(!job.start(file, 100)); // one at a time
        written.get_future().wait();
        QCOMPARE(job.state().bytes, std::int64_t(4));
        job.cancel();
        cancelled.set_value();
        QTRY_VERIFY(!job.state().running);
        QVERIFY(job.state().cancelled);
        QVERIFY(job.state().error.empty());
        QVERIFY(!QFile::exists(QString::fromStdString(file)));
        QVERIFY(!QFile::exists(QString::fromStdString(file + ".part")));
    }

    void aRestoreIsReadBesideBeforeItIsPlanned()
    {
        nameProject("before");
        QVERIFY(backedUp(u"beside.db"_s));
        nameProject("after");
        const Json begun = ask("POST", "/restore", fileText(u"beside.db"_s), 202);
        QCOMPARE(begun["expected_bytes"].get<std::int64_t>(), QFile(m_dir.filePath(u"beside.db"_s)).size());
        QTRY_VERIFY(ask("GET", "/restore")["running"] == false);
        const Json state = ask("GET", "/restore");
        QVERIFY2(state["error"].is_null(), state.dump().c_str());
        QVERIFY(state["bytes"] == state["expected_bytes"]);
        QCOMPARE(state["planned"].get<std::string>(), m_dir.filePath(u"beside.db"_s).toStdString());
        open();
        QCOMPARE(projectName(), std::string("before"));
    }

    void whatIsNoBackupIsToldWhenItWasRead()
    {
        QFile text(m_dir.filePath(u"other.db"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no database") > 0);
        text.close();
        ask("POST", "/restore", fileText(u"other.db"_s), 202);
        QTRY_VERIFY(ask("GET", "/restore")["running"] == false);
        const Json state = ask("GET", "/restore");
        QVERIFY(state["planned"].is_null() && state["error"].is_string());
        ask("POST", "/restore", fileText(u"missing.db"_s), 404);
    }

    void aRestoreThatIsCancelledWhileItIsReadIsNotPlanned()
    {
        QTemporaryDir dir;
        QFile backup(dir.filePath(u"big.db"_s));
        QVERIFY(backup.open(QIODevice::WriteOnly) && backup.write(QByteArray(5 << 20, 'x')) > 0);
        backup.close();
        std::promise<void> planning, cancelled;
        std::atomic<bool> planned = false;
        bool told = false;
        RestoreJob job({[&](const std::string &) -> Status {
                            planned = true;
                            planning.set_value();
                            cancelled.get_future().wait();
                            return {};
                        },
                        [&] { planned = false; }});
        const std::string file = backup.fileName().toStdString();
        QVERIFY(job.start(file, [&] { told = true; }));
        QVERIFY(!job.start(file, [] {})); // one at a time
        planning.get_future().wait();
        QCOMPARE(job.state().bytes, std::int64_t(5 << 20));
        job.cancel();
        cancelled.set_value();
        QTRY_VERIFY(!job.state().running);
        QVERIFY(job.state().cancelled);
        QVERIFY(!planned && !told);
    }

    void dailyBackupsAreListedAndVerified()
    {
        const std::string folder = backupFolder(m_dir.path().toStdString());
        QVERIFY(QDir().mkpath(QString::fromStdString(folder)));
        const std::string good = folder + "/llm0-2025-10-08.db";
        const std::string bad = folder + "/llm0-2025-10-09.db";
        for (const std::string &file : {good, bad})
            ask("POST", "/backup", Json{{"file", file}}.dump());
        QFile damaged(QString::fromStdString(bad));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        for (qint64 at = 4'096; at < damaged.size(); at += 4'096) {
            damaged.seek(at);
            damaged.write(QByteArray(300, '\x7f'));
        }
        damaged.close();
        const Json told = ask("GET", "/backups");
        QCOMPARE(told["keep"].get<int>(), 7);
        QCOMPARE(told["time"].get<std::string>(), std::string("04:10"));
        QCOMPARE(told["backups"].size(), std::size_t(2));
        QCOMPARE(told["backups"][0]["day"].get<std::string>(), std::string("2025-10-09"));
        QCOMPARE(told["backups"][1]["file"].get<std::string>(), good);
        QVERIFY(told["backups"][1]["bytes"].get<int>() > 0);
        const Json whole = ask("POST", "/backups/2025-10-08/verify");
        QVERIFY2(whole["ok"].get<bool>(), whole.dump().c_str());
        const Json broken = ask("POST", "/backups/2025-10-09/verify");
        QVERIFY(!broken["ok"].get<bool>() && broken["message"].is_string());
        ask("POST", "/backups/2025-10-07/verify", {}, 404);
        ask("POST", "/restore", Json{{"file", good}}.dump()); // the way back from one
        ask("DELETE", "/restore", {}, 204);
        QVERIFY(QDir(QString::fromStdString(folder)).removeRecursively());
    }

    void dailyBackupsAreSetLikeAnythingElse()
    {
        ask("PATCH", "/settings", R"({"daily_backups":0,"daily_backup_time":"22:30"})");
        QCOMPARE(ask("GET", "/backups")["keep"].get<int>(), 0);
        open();
        QCOMPARE(ask("GET", "/backups")["time"].get<std::string>(), std::string("22:30"));
        for (const char *wrong : {"24:00", "7:00", "04:60", "now", "", "04:1O"})
            ask("PATCH", "/settings", Json{{"daily_backup_time", wrong}}.dump(), 400);
        ask("PATCH", "/settings", R"({"daily_backups":367})", 400);
        ask("PATCH", "/settings", R"({"daily_backups":null,"daily_backup_time":null})");
        QCOMPARE(ask("GET", "/backups")["keep"].get<int>(), 7);
    }

    void aTakenPortNamesItsHolder()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        const std::string path = "/ports/" + std::to_string(other.serverPort());
        const Json taken = ask("GET", path);
        QCOMPARE(taken["free"].get<bool>(), false);
        QCOMPARE(taken["ours"].get<bool>(), false);
#ifdef Q_OS_LINUX
        const QString holder = QString::fromStdString(taken["holder"].get<std::string>());
        QVERIFY2(holder.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(holder));
#endif
        other.close();
        QCOMPARE(ask("GET", path)["free"].get<bool>(), true);
        ask("GET", "/ports/0", {}, 400);
        ask("GET", "/ports/http", {}, 400);
    }
};

QTEST_GUILESS_MAIN(CopiesTest)
#include "copies_test.moc"
