#include "guardicon.h"
#include "theme/theme.h"
#include "trayicon.h"
#include "ui/madeupfigures.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

const GuardState states[] = {GuardState::Guarding, GuardState::Review, GuardState::Blocking,
                             GuardState::Paused, GuardState::Down};

/// Where the icon is not see-through.
QList<bool> outline(GuardState state, int size)
{
    const QImage image = guardIcon(state).pixmap(size).toImage();
    QList<bool> out;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            out.append(qAlpha(image.pixel(x, y)) > 127);
    }
    return out;
}

qsizetype differences(const QList<bool> &a, const QList<bool> &b)
{
    qsizetype out = 0;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        out += a.at(i) != b.at(i);
    return out;
}

QAction *actionIn(const QMenu &menu, const QString &beginning)
{
    for (QAction *action : menu.actions()) {
        if (action->text().startsWith(beginning))
            return action;
    }
    return nullptr;
}

} // namespace

/// The tray: what its icon tells by shape and what its menu can do without the window.
class UiTrayTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeAdmin> m_fake;
    std::unique_ptr<GatewayLink> m_link;
    std::unique_ptr<Attention> m_attention;
    std::unique_ptr<TrayIcon> m_tray;

    TrayMenu &menu() { return *m_tray->menu(); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
    }
    void init()
    {
        m_fake = std::make_unique<FakeAdmin>();
        scriptShop(*m_fake);
        m_fake->answer(
            "GET /review",
            R"({"items":[{"kind":"customer","id":"p1/trial_8841","name":"trial_8841","project":"shop"},
 {"kind":"model","id":"gpt-6-preview","name":"gpt-6-preview","project":""}],"total":2})");
        m_link = std::make_unique<GatewayLink>(m_fake->url(), u"token"_s);
        m_attention = std::make_unique<Attention>(*m_link);
        m_tray = std::make_unique<TrayIcon>(*m_link, *m_attention);
        m_link->start();
        QTRY_COMPARE(m_link->reviewCount(), 2);
        QTRY_COMPARE(m_attention->blocked().size(), 1);
    }
    void cleanup()
    {
        m_tray.reset();
        m_attention.reset();
        m_link.reset();
        m_fake.reset();
    }

    void theStatesDifferInTheirOutline()
    {
        for (const int size : {16, 22, 44}) {
            for (const GuardState a : states) {
                QCOMPARE(guardIcon(a).pixmap(size).size(), QSize(size, size));
                for (const GuardState b : states) {
                    if (a != b)
                        QVERIFY2(differences(outline(a, size), outline(b, size)) > size * size / 20,
                                 qPrintable(guardWord(a) + u" / "_s + guardWord(b)));
                }
            }
        }
    }

    void whatWaitsForALookIsListedAndOpensItsPage()
    {
        QCOMPARE(menu().actions().first()->text(), guardWord(GuardState::Review));
        QAction *reviews = actionIn(menu(), u"Needs review (2)"_s);
        QVERIFY(reviews && reviews->isEnabled());
        QSignalSpy wanted(m_tray.get(), &TrayIcon::itemRequested);
        actionIn(*reviews->menu(), u"New customer trial_8841"_s)->trigger();
        QCOMPARE(wanted.first(), (QVariantList{u"customers"_s, u"trial_8841"_s}));
    }

    void aBlockedCustomerIsRaisedOnceByAQuarterOfItsCap()
    {
        QAction *blocked = actionIn(menu(), u"Blocking now (1)"_s);
        QVERIFY(blocked);
        m_fake->answer("POST /allowances", "{}", 200);
        actionIn(*blocked->menu(), u"initech: raise once by $0.25"_s)->trigger();
        QTRY_COMPARE(m_fake->seenCount("POST", "/allowances"), 1);
        const auto body = parseObject(m_fake->lastBody("POST", "/allowances"));
        QVERIFY(body);
        QCOMPARE(textOf(*body, u"scope"_s), u"customer"_s);
        QCOMPARE(textOf(*body, u"customer"_s), u"initech"_s);
        QCOMPARE(textOf(*body, u"window"_s), u"day"_s);
        QCOMPARE(amountOf(*body, u"amount_usd"_s).text(), u"0.25"_s);
    }

    void pausingNeedsNoWindowAndResumingAsksForOne()
    {
        m_fake->answer("POST /pause", R"({"paused":true,"until":null,"scope":"paid"})");
        actionIn(*actionIn(menu(), u"Pause spend"_s)->menu(), u"1 hour"_s)->trigger();
        QTRY_COMPARE(m_fake->lastBody("POST", "/pause"), QByteArray(R"({"for":"1h","all":false})"));
        m_fake->answer(
            "GET /status",
            R"({"listen":"http:\/\/127.0.0.1:8080","paused":{"until":null,"scope":"paid"},"budget_time_zone":"UTC"})");
        m_link->refreshStatus();
        QTRY_COMPARE(menu().actions().first()->text(), guardWord(GuardState::Paused));
        QSignalSpy asked(&menu(), &TrayMenu::resumeRequested);
        actionIn(menu(), u"Resume spend…"_s)->trigger();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_fake->seenCount("POST", "/resume"), 0);
    }

    void theEndpointIsCopiedAsEachClientWantsIt()
    {
        const QMenu &endpoints = *actionIn(menu(), u"Copy endpoint"_s)->menu();
        actionIn(endpoints, u"OpenAI"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:8080/v1"_s);
        actionIn(endpoints, u"Anthropic"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:8080"_s);
    }

    void withoutATrayNothingIsShownAndNothingBreaks()
    {
        QVERIFY(!m_tray->isShown()); // offscreen has no tray
        QVERIFY(!m_tray->tryShow());
        Q_EMIT m_link->notificationWanted({u"Cap near"_s, u"acme"_s, u"alerts"_s, {}});
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiTrayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_tray_test.moc"
