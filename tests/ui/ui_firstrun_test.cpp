#include "client/trialcall.h"
#include "firstrun/firstrundialog.h"
#include "mainwindow.h"
#include "support/fakeprovider.h"
#include "theme/theme.h"
#include "ui/livegateway.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

/// The first run against the real gateway: from a clean folder to the first refused call.
class UiFirstRunTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LiveGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    int m_clicks = 0;

    bool open(const QHash<QString, QString> &variables = {})
    {
        m_gateway = std::make_unique<LiveGateway>();
        m_clicks = 0;
        if (!m_gateway->start(variables))
            return false;
        m_window = std::make_unique<MainWindow>(m_gateway->adminUrl(), m_gateway->token());
        m_window->show();
        return QTest::qWaitFor([this] { return wizard() && next()->isEnabled(); }, 10'000);
    }
    FirstRunDialog *wizard() const { return m_window->findChild<FirstRunDialog *>(); }
    template <typename T>
    T *child(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QPushButton *next() const { return child<QPushButton>(u"firstRunNext"_s); }
    void click(QPushButton *button)
    {
        ++m_clicks;
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString pill(const QString &name) const { return child<StatePill>(name)->text(); }
    Answer ask(const QString &path)
    {
        std::optional<Answer> got;
        m_window->link().client().get(path, this, [&got](const Answer &answer) { got = answer; });
        return QTest::qWaitFor([&got] { return got.has_value(); }) ? *got : Answer();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Scheme::Light);
    }
    void cleanup()
    {
        m_window.reset();
        m_gateway.reset();
    }

    void aCleanMachineSeesItsFirstRefusalWithinFourClicks()
    {
        QVERIFY(open());
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(pill(u"provedRefused"_s), u"blocked"_s, 10'000);
        QVERIFY(m_clicks <= 4);

        const Answer refused = ask(u"/requests"_s);
        const auto rows = listOf<Request>(refused.body, u"requests"_s);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().errorCode, u"spend_cap_exceeded"_s);
    }

    void theCapsThatWereShownHold()
    {
        QVERIFY(open());
        QCOMPARE(child<QLineEdit>(u"firstDay"_s)->text(), u"5.00"_s);
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        const auto project = listOf<Project>(ask(u"/projects"_s).body, u"projects"_s).first();
        QCOMPARE(project.caps.day->text(), u"5"_s);
        QCOMPARE(project.caps.month->text(), u"50"_s);
        const QJsonObject defaults = ask(u"/projects/"_s + project.id + u"/defaults"_s).body;
        QCOMPARE(maybeAmountOf(defaults, u"default_daily_spend_limit_usd"_s)->text(), u"1"_s);
    }

    void theProofLeavesNoPlaceholderAndNoWorkingKeyBehind()
    {
        QVERIFY(open());
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(next()->text(), u"Connect an app"_s, 10'000);
        const auto openAiHasKey = [this] {
            for (const Provider &provider : listOf<Provider>(ask(u"/providers"_s).body, u"providers"_s)) {
                if (provider.slug == u"openai"_s)
                    return provider.keySet;
            }
            return true;
        };
        QTRY_VERIFY(!openAiHasKey());
        const auto project = listOf<Project>(ask(u"/projects"_s).body, u"projects"_s).first();
        const auto active = [&] {
            QStringList names;
            for (const GatewayKey &key :
                 listOf<GatewayKey>(ask(u"/projects/"_s + project.id + u"/api-keys"_s).body, u"api_keys"_s)) {
                if (key.active)
                    names.append(key.name);
            }
            return names;
        };
        QTRY_COMPARE(active(), QStringList{u"my first app"_s});
    }

    void withOllamaOneCallIsAnsweredAndTheFirstRealOneTurnsItGreen()
    {
        llm0::FakeProvider ollama;
        ollama.setModels({"llama3.3"});
        QVERIFY(open({{u"OLLAMA_BASE_URL"_s, QString::fromStdString(ollama.baseUrl())}}));
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(pill(u"provedAllowed"_s), u"answered"_s, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(pill(u"provedRefused"_s), u"blocked"_s, 10'000);
        QCOMPARE(ollama.calls(), 1);
        QTRY_VERIFY(next()->isEnabled());
        click(next());
        QCOMPARE(pill(u"firstCall"_s), u"waiting"_s);
        const QString key = child<CopyField>(u"firstKey"_s)->value();
        QVERIFY(child<QPlainTextEdit>(u"snippetCode"_s)->toPlainText().contains(key));

        TrialCall call;
        call.start(m_gateway->gatewayUrl(), key, u"ollama/llama3.3"_s, this, [](const TrialResult &) {});
        QTRY_COMPARE_WITH_TIMEOUT(pill(u"firstCall"_s), u"connected"_s, 10'000);
    }

    void everySetUpNamesTheGatewayAndTheKey()
    {
        QVERIFY(open());
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(next()->text(), u"Connect an app"_s, 10'000);
        click(next());
        auto *kinds = child<QComboBox>(u"snippetKind"_s);
        QCOMPARE(kinds->count(), 7);
        const QString key = child<CopyField>(u"firstKey"_s)->value();
        const QString port = QString::number(m_gateway->gatewayUrl().port());
        for (int i = 0; i < kinds->count(); ++i) {
            kinds->setCurrentIndex(i);
            const QString code = child<QPlainTextEdit>(u"snippetCode"_s)->toPlainText();
            QVERIFY2(code.contains(key) && code.contains(u"http://localhost:"_s + port), qPrintable(code));
            QVERIFY2(!code.contains(u'@'), qPrintable(code));
        }
    }

    void aGatewayWithKeysIsNotAskedAgain()
    {
        QVERIFY(open());
        click(next());
        QTRY_COMPARE(next()->text(), u"Prove it blocks"_s);
        click(next());
        QTRY_COMPARE_WITH_TIMEOUT(pill(u"provedRefused"_s), u"blocked"_s, 10'000);
        m_window = std::make_unique<MainWindow>(m_gateway->adminUrl(), m_gateway->token());
        m_window->show();
        QTRY_VERIFY(m_window->link().connected());
        QTest::qWait(500);
        QVERIFY(!wizard());
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiFirstRunTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_firstrun_test.moc"
