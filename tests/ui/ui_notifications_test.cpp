// Messages where no tray is: through the desktop's own service on a bus of the test's, else in the window.
#include "theme/theme.h"
#include "trayicon.h"
#include "ui/madeupfigures.h"

#include <QApplication>
#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

/// What a desktop's notification service does, as far as it is asked here.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        QString title, body;
        QStringList actions;
    };
    QList<Shown> shown;

public Q_SLOTS:
    QStringList GetCapabilities() { return {u"body"_s, u"body-markup"_s, u"actions"_s}; }
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        shown.append({title, body, actions});
        return static_cast<uint>(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class UiNotificationsTest : public QObject
{
    Q_OBJECT

    QProcess m_bus;
    FakeDesktop m_desktop;
    std::unique_ptr<FakeAdmin> m_fake;
    std::unique_ptr<GatewayLink> m_link;
    std::unique_ptr<Attention> m_attention;
    std::unique_ptr<TrayIcon> m_tray;
    const Notification m_note{u"acme is at 80 %"_s, u"Spent <b>$4.00</b>"_s, u"alerts"_s, u"a1"_s};

    QDBusConnection desktopsBus() { return QDBusConnection(u"desktop"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForStarted() && m_bus.waitForReadyRead(10'000));
        const QByteArray address = m_bus.readLine().trimmed();
        QVERIFY(!address.isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address); // before anything here asks for the session's bus
        QVERIFY(QDBusConnection::connectToBus(QString::fromLatin1(address), u"desktop"_s).isConnected());
    }
    void init()
    {
        m_fake = std::make_unique<FakeAdmin>();
        scriptShop(*m_fake);
        m_link = std::make_unique<GatewayLink>(m_fake->url(), u"token"_s);
        m_attention = std::make_unique<Attention>(*m_link);
        m_tray = std::make_unique<TrayIcon>(*m_link, *m_attention);
        QVERIFY(!m_tray->isShown()); // offscreen there is no tray
    }
    void cleanup()
    {
        m_tray.reset();
        m_attention.reset();
        m_link.reset();
        m_fake.reset();
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void withoutAServiceTheWindowHasToSayIt()
    {
        QSignalSpy left(m_tray.get(), &TrayIcon::notShown);
        Q_EMIT m_link->notificationWanted(m_note);
        QTRY_COMPARE(left.size(), 1);
    }

    void theDesktopShowsItAsPlainTextAndAClickOpensIt()
    {
        QVERIFY(desktopsBus().registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop,
                                             QDBusConnection::ExportAllSlots
                                                 | QDBusConnection::ExportAllSignals));
        QVERIFY(desktopsBus().registerService(u"org.freedesktop.Notifications"_s));
        QSignalSpy left(m_tray.get(), &TrayIcon::notShown);
        QSignalSpy opened(m_tray.get(), &TrayIcon::itemRequested);
        Q_EMIT m_link->notificationWanted(m_note);
        QTRY_COMPARE(m_desktop.shown.size(), 1);
        QCOMPARE(left.size(), 0);
        QCOMPARE(m_desktop.shown.first().title, m_note.title);
        QVERIFY2(m_desktop.shown.first().body.contains(u"&lt;b&gt;"_s),
                 qPrintable(m_desktop.shown.first().body));
        QCOMPARE(m_desktop.shown.first().actions.first(), u"default"_s);
        const auto clicked = [&] {
            Q_EMIT m_desktop.ActionInvoked(1, u"default"_s); // again: its answer may still be on its way
            return QTest::qWaitFor([&] { return opened.size() > 0; }, 200);
        };
        QTRY_VERIFY(clicked());
        QCOMPARE(opened.first().at(0).toString(), u"alerts"_s);
        QCOMPARE(opened.first().at(1).toString(), u"a1"_s);
    }
};

QTEST_MAIN(UiNotificationsTest)
#include "ui_notifications_test.moc"
