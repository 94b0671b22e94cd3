// Quitting names who would notice, calls that are still under way included.
#include "client/gatewaylink.h"
#include "dialogs/quitdialog.h"
#include "support/fakeprovider.h"
#include "support/httpclient.h"
#include "theme/theme.h"
#include "ui/livegateway.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <thread>

using namespace llm0;
using namespace llm0::ui;
using namespace Qt::StringLiterals;

class UiQuitTest : public QObject
{
    Q_OBJECT

    FakeProvider m_provider;
    LiveGateway m_gateway;
    std::unique_ptr<GatewayLink> m_link;
    std::string m_key;

    Answer ask(const QByteArray &method, const QString &path, const JsonBody &body = {})
    {
        std::optional<Answer> got;
        const auto done = [&](const Answer &answer) { got = answer; };
        if (method == "GET")
            m_link->client().get(path, this, done);
        else
            m_link->client().post(path, body, this, done);
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 10'000);
        return got.value_or(Answer{});
    }
    WhoFails who()
    {
        std::optional<WhoFails> got;
        findWhoFails(*m_link, this, [&](const WhoFails &found) { got = found; });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 10'000);
        return got.value_or(WhoFails{{u"no answer"_s}, -1});
    }
    HttpReply say(const std::string &text)
    {
        return HttpClient().post(m_gateway.gatewayUrl().toString().toStdString() + "/v1/chat/completions",
                                 {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + m_key}},
                                 chatBody(text));
    }
    static QString wordsOf(const QuitDialog &dialog)
    {
        QString words;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            words += label->text() + u'\n';
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        QVERIFY2(m_gateway.start({{u"OPENAI_BASE_URL"_s, QString::fromStdString(m_provider.baseUrl())},
                                  {u"OPENAI_API_KEY"_s, u"sk-test"_s}}),
                 m_gateway.output().constData());
        m_link = std::make_unique<GatewayLink>(m_gateway.adminUrl(), m_gateway.token());
        m_link->start();
        QTRY_VERIFY(m_link->connected());
        const auto projects = listOf<Project>(ask("GET", u"/projects"_s).body, u"projects"_s);
        const Answer key = ask("POST", u"/projects/%1/api-keys"_s.arg(projects.value(0).id),
                               JsonBody().text(u"name"_s, u"web-1"_s));
        m_key = textOf(key.body, u"api_key"_s).toStdString();
    }
    void cleanupTestCase()
    {
        m_link.reset();
        QVERIFY(m_gateway.stop());
    }

    void aGatewayThatNobodyUsesIsLeftWithoutAWord() { QVERIFY(who().nobody()); }

    void aFirstCallThatIsStillUnderWayIsCounted()
    {
        std::thread caller([this] { say("fake:delay=3000"); });
        const bool arrived = QTest::qWaitFor([this] { return m_provider.calls() == 1; }, 10'000);
        const WhoFails found = who();
        caller.join();
        QVERIFY(arrived);
        QVERIFY(found.apps.isEmpty());
        QCOMPARE(found.underWay, 1);
        QVERIFY(!found.nobody());
        const QuitDialog dialog(found);
        QVERIFY(wordsOf(dialog).contains(u"1 call"_s));
        QVERIFY(!wordsOf(dialog).contains(u"last hour"_s));
    }

    void whoCalledLatelyIsNamedAndStayingIsTheDefault()
    {
        QCOMPARE(say("hi").status, 200);
        QTRY_COMPARE(who().apps, QStringList{u"web-1"_s});
        const QuitDialog dialog(who());
        QVERIFY(wordsOf(dialog).contains(u"web-1"_s));
        for (const QPushButton *one : dialog.findChildren<QPushButton *>())
            QCOMPARE(one->isDefault(), one->objectName() != u"confirmQuit"_s);
    }
};

QTEST_MAIN(UiQuitTest)
#include "ui_quit_test.moc"
