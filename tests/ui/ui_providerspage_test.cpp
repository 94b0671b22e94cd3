// Providers & prices: health as calls made it, keys that share the calls, own endpoints.
#include "mainwindow.h"
#include "pages/page.h"
#include "support/fakeprovider.h"
#include "support/httpclient.h"
#include "theme/theme.h"
#include "ui/livegateway.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <set>

using namespace llm0;
using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

/// Runs `act` on the modal dialog that comes up next, and closes it if `act` has not.
template <typename Act>
void onNextDialog(Act act)
{
    QTimer::singleShot(0, qApp, [act] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        act(*dialog);
        if (dialog->isVisible() && !QTest::qWaitFor([dialog] { return !dialog->isVisible(); }, 5000)) {
            dialog->reject();
        }
    });
}

void typeInto(QWidget &where, const QString &name, const QString &text)
{
    auto *edit = where.findChild<QLineEdit *>(name);
    QVERIFY2(edit, qPrintable(name));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void click(QWidget &where, const QString &name)
{
    auto *button = where.findChild<QPushButton *>(name);
    QVERIFY2(button && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class UiProvidersPageTest : public QObject
{
    Q_OBJECT

    FakeProvider m_provider;
    LiveGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;
    std::string m_key;

    Answer ask(const QByteArray &method, const QString &path, const JsonBody &body = {})
    {
        std::optional<Answer> got;
        const auto done = [&](const Answer &answer) { got = answer; };
        AdminClient &client = m_window->link().client();
        if (method == "GET")
            client.get(path, this, done);
        else if (method == "PUT")
            client.put(path, body, this, done);
        else if (method == "PATCH")
            client.patch(path, body, this, done);
        else
            client.post(path, body, this, done);
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 10'000);
        return got.value_or(Answer{});
    }
    int say(const std::string &text, const std::string &model = "gpt-4o-mini")
    {
        return HttpClient()
            .post(m_gateway.gatewayUrl().toString().toStdString() + "/v1/chat/completions",
                  {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + m_key}},
                  chatBody(text, false, model))
            .status;
    }
    template <typename T>
    T *child(const QString &name)
    {
        return m_window->page(u"providers"_s)->findChild<T *>(name);
    }
    QString stateOf(const QString &slug)
    {
        auto *pill = child<StatePill>(u"state-"_s + slug);
        return pill ? pill->text() : QString();
    }
    QString textOfLabel(const QString &name)
    {
        auto *label = child<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void choosePart(const QString &part)
    {
        for (auto *control : m_window->page(u"providers"_s)->findChildren<SegmentedControl *>()) {
            if (control->accessibleName() != u"Part"_s)
                continue;
            control->setChoice(part);
            Q_EMIT control->chosen(part);
        }
    }
    QStringList savedOrder()
    {
        const QJsonObject settings = ask("GET", u"/settings"_s).body.value(u"settings"_s).toObject();
        QStringList order;
        for (const QJsonValue &slug :
             settings.value(u"failover_provider_order"_s).toObject().value(u"value"_s).toArray())
            order.append(slug.toString());
        return order;
    }
    std::set<std::string> keysSeen()
    {
        std::set<std::string> keys;
        for (const auto &request : m_provider.requests())
            keys.insert(request.header("authorization"));
        return keys;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        QVERIFY2(m_gateway.start({{u"OPENAI_BASE_URL"_s, QString::fromStdString(m_provider.baseUrl())},
                                  {u"FAILOVER_MODE"_s, u"cloud_only"_s}}),
                 m_gateway.output().constData());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(m_window->link().connected());
        const auto projects = listOf<Project>(ask("GET", u"/projects"_s).body, u"projects"_s);
        QVERIFY(!projects.isEmpty());
        const Answer key = ask("POST", u"/projects/%1/api-keys"_s.arg(projects.first().id),
                               JsonBody().text(u"name"_s, u"web-1"_s).boolean(u"cache_enabled"_s, false));
        m_key = textOf(key.body, u"api_key"_s).toStdString();
        QVERIFY(!m_key.empty());
        QVERIFY(ask("PUT", u"/providers/openai/key"_s, JsonBody().text(u"key"_s, u"sk-first"_s)).ok);
        m_window->showPage(u"providers"_s);
        QTRY_VERIFY(child<QPushButton>(u"details-openai"_s));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void aCardTellsHowItsCallsWent()
    {
        QTRY_COMPARE(stateOf(u"openai"_s), u"not tested"_s);
        QCOMPARE(stateOf(u"anthropic"_s), u"no key"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(say("hi"), 200);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"openai"_s), u"answering"_s, 10'000);
        const QString told = textOfLabel(u"health-openai"_s);
        QVERIFY2(told.contains(u"3"_s) && told.contains(u"none failed"_s), qPrintable(told));
    }

    void anotherKeyTakesItsShareOfTheCalls()
    {
        click(*m_window, u"details-openai"_s);
        auto *keys = child<QTableView>(u"keySharesTable"_s);
        QTRY_VERIFY(keys->isVisible());
        QTRY_COMPARE(keys->model()->rowCount(), 1);
        onNextDialog([](QDialog &dialog) {
            typeInto(dialog, u"furtherKeyName"_s, u"not a name"_s);
            typeInto(dialog, u"furtherKeyValue"_s, u"sk-second"_s);
            dialog.findChild<QSpinBox *>(u"furtherKeyWeight"_s)->setValue(3);
            click(dialog, u"saveFurtherKey"_s);
            auto *fault = dialog.findChild<QLabel *>(u"fault-id"_s);
            QTRY_VERIFY(fault->isVisible() && fault->text().contains(u"letters"_s));
            typeInto(dialog, u"furtherKeyName"_s, u"two"_s);
            QVERIFY(!fault->isVisible());
            click(dialog, u"saveFurtherKey"_s);
        });
        click(*m_window, u"addFurtherKey"_s);
        QTRY_COMPARE(keys->model()->rowCount(), 2);
        QTRY_COMPARE(keys->model()->index(1, 2).data().toString(), u"75 %"_s);
        m_provider.reset();
        for (int i = 0; i < 40; ++i)
            QCOMPARE(say("hi"), 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first", "Bearer sk-second"}));
    }

    void aWeightOfNothingSparesAKeyUntilItIsTakenBack()
    {
        auto *keys = child<QTableView>(u"keySharesTable"_s);
        keys->setCurrentIndex(keys->model()->index(1, 0));
        onNextDialog([](QDialog &dialog) {
            dialog.findChild<QSpinBox *>()->setValue(0);
            dialog.accept();
        });
        click(*m_window, u"keyWeight"_s);
        QTRY_COMPARE(keys->model()->index(1, 1).data().toString(), u"0"_s);
        m_provider.reset();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(say("hi"), 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first"}));
        QVERIFY(m_window->link().lastChange().canUndo());
        m_window->link().lastChange().undo();
        QTRY_COMPARE(keys->model()->index(1, 1).data().toString(), u"3"_s);
    }

    void aKeyIsRemovedOnlyWhenAskedTwice()
    {
        auto *keys = child<QTableView>(u"keySharesTable"_s);
        keys->setCurrentIndex(keys->model()->index(1, 0));
        onNextDialog([](QDialog &dialog) { dialog.reject(); });
        click(*m_window, u"removeFurtherKey"_s);
        QTest::qWait(50);
        QCOMPARE(keys->model()->rowCount(), 2);
        onNextDialog([](QDialog &dialog) { click(dialog, u"confirm"_s); });
        click(*m_window, u"removeFurtherKey"_s);
        QTRY_COMPARE(keys->model()->rowCount(), 1);
    }

    void aRestingModelSaysHowLongAndWhy()
    {
        say("fake:status=429 retry-after=120");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"openai"_s), u"resting"_s, 10'000);
        const QString why = textOfLabel(u"message-openai"_s);
        QVERIFY2(why.contains(u"gpt-4o-mini rests"_s) && why.contains(u"429"_s), qPrintable(why));
        auto *places = child<QTableView>(u"placesTable"_s);
        QTRY_COMPARE(places->model()->rowCount(), 1);
        QVERIFY(places->model()->index(0, 3).data().toString().startsWith(u"rests"_s));
        m_window->showPage(u"overview"_s);
        const auto onStrip = [this] {
            auto *label = m_window->page(u"overview"_s)->findChild<QLabel *>(u"health-openai"_s);
            return label && label->text().contains(u"resting"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(onStrip(), 10'000);
        m_window->showPage(u"providers"_s);
    }

    void anOwnEndpointIsAddedWithItsErrorsAtTheFieldAndRemoved()
    {
        onNextDialog([this](QDialog &dialog) {
            typeInto(dialog, u"endpointName"_s, u"My vLLM"_s);
            QCOMPARE(dialog.findChild<QLineEdit *>(u"endpointSlug"_s)->text(), u"my-vllm"_s);
            typeInto(dialog, u"endpointSlug"_s, u"openai"_s);
            typeInto(dialog, u"endpointAddress"_s, QString::fromStdString(m_provider.baseUrl()));
            click(dialog, u"addEndpoint"_s);
            auto *taken = dialog.findChild<QLabel *>(u"fault-slug"_s);
            QTRY_VERIFY(taken->isVisible());
            typeInto(dialog, u"endpointSlug"_s, u"mine"_s);
            typeInto(dialog, u"endpointAddress"_s, u"nowhere"_s);
            click(dialog, u"addEndpoint"_s);
            auto *wrong = dialog.findChild<QLabel *>(u"fault-base_url"_s);
            QTRY_VERIFY(wrong->isVisible() && !taken->isVisible());
            typeInto(dialog, u"endpointAddress"_s, QString::fromStdString(m_provider.baseUrl()));
            typeInto(dialog, u"endpointKey"_s, u"sk-mine"_s);
            click(dialog, u"addEndpoint"_s);
        });
        click(*m_window, u"addEndpointButton"_s);
        QTRY_VERIFY(child<QPushButton>(u"details-mine"_s));
        QTRY_VERIFY(child<QPushButton>(u"removeEndpoint"_s)->isVisible());
        QVERIFY(ask("PUT", u"/prices/mine/some-model"_s,
                    JsonBody::parsed(R"({"pico_per_token":{"input":1000000,"output":2000000}})"))
                    .ok);
        m_provider.reset();
        QCOMPARE(say("hi", "mine/some-model"), 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-mine"}));
        onNextDialog([](QDialog &dialog) {
            typeInto(dialog, u"furtherKeyName"_s, u"two"_s);
            typeInto(dialog, u"furtherKeyValue"_s, u"sk-mine-too"_s);
            click(dialog, u"saveFurtherKey"_s);
        });
        click(*m_window, u"addFurtherKey"_s);
        QTRY_COMPARE(child<QTableView>(u"keySharesTable"_s)->model()->rowCount(), 2);
        QTest::mouseClick(child<QCheckBox>(u"enabled-mine"_s), Qt::LeftButton);
        QTRY_COMPARE(stateOf(u"mine"_s), u"off"_s);
        QCOMPARE(say("hi", "mine/some-model"), 404);
        QTest::mouseClick(child<QCheckBox>(u"enabled-mine"_s), Qt::LeftButton);
        QTRY_VERIFY(stateOf(u"mine"_s) != u"off"_s);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(say("hi", "mine/some-model"), 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-mine", "Bearer sk-mine-too"}));
        onNextDialog([](QDialog &dialog) { click(dialog, u"confirm"_s); });
        click(*m_window, u"removeEndpoint"_s);
        QTRY_VERIFY(!child<QPushButton>(u"details-mine"_s));
        QCOMPARE(say("hi", "mine/some-model"), 404);
    }

    void theOrderIsADraftUntilItIsAppliedAndCanBeTakenBack()
    {
        choosePart(u"failover"_s);
        QTRY_VERIFY(child<QPushButton>(u"later-openai"_s));
        QVERIFY(!child<QPushButton>(u"applyFailover"_s)->isEnabled());
        click(*m_window, u"later-openai"_s);
        QTRY_VERIFY(child<QPushButton>(u"applyFailover"_s)->isEnabled());
        typeInto(*m_window, u"standIn-anthropic.cheap"_s, u"claude-haiku-4-5"_s);
        QCOMPARE(savedOrder(), QStringList({u"openai"_s, u"anthropic"_s, u"google"_s}));
        click(*m_window, u"applyFailover"_s);
        QTRY_COMPARE(savedOrder(), QStringList({u"anthropic"_s, u"openai"_s, u"google"_s}));
        QTRY_VERIFY(m_window->link().lastChange().canUndo());
        m_window->link().lastChange().undo();
        QTRY_COMPARE(savedOrder(), QStringList({u"openai"_s, u"anthropic"_s, u"google"_s}));
    }

    void aChainIsShownAsItWouldRunAndThenRuns()
    {
        onNextDialog([](QDialog &dialog) {
            typeInto(dialog, u"chainModel"_s, u"gpt-4o"_s);
            dialog.findChild<QPlainTextEdit *>(u"chainSteps"_s)
                ->setPlainText(u"openai/gpt-4.1-mini\nnobody-knows"_s);
            auto *about = dialog.findChild<QLabel *>(u"routeAbout"_s);
            QTRY_VERIFY_WITH_TIMEOUT(about->text().contains(u"nobody-knows is passed over"_s), 10'000);
            click(dialog, u"saveChain"_s);
        });
        click(*m_window, u"newChain"_s);
        auto *chains = child<QTableView>(u"chainsTable"_s);
        QTRY_COMPARE(chains->model()->rowCount(), 1);
        m_provider.reset();
        m_provider.setScript([](const fake::Received &request) {
            fake::Behaviour behaviour;
            if (request.body.find("\"gpt-4o\"") != std::string::npos)
                behaviour.status = 500;
            return behaviour;
        });
        QCOMPARE(say("hi", "gpt-4o"), 200);
        m_provider.setScript(nullptr);
        QVERIFY(m_provider.requests().back().body.find("gpt-4.1-mini") != std::string::npos);
        chains->setCurrentIndex(chains->model()->index(0, 0));
        click(*m_window, u"removeChain"_s);
        QTRY_COMPARE(chains->model()->rowCount(), 0);
        choosePart(u"providers"_s);
    }

    void theDividerKeepsItsPlaceAndObeysTheKeyboard()
    {
        click(*m_window, u"details-openai"_s);
        auto *split = child<QSplitter>(u"inspectorSplit"_s);
        QTRY_VERIFY(split->widget(1)->isVisible());
        const int before = split->sizes().value(1);
        QTest::keyClick(split->handle(1), Qt::Key_Left);
        const int wider = split->sizes().value(1);
        QVERIFY(wider > before);
        m_window->showPage(u"customers"_s);
        auto *other = m_window->page(u"customers"_s)->findChild<QSplitter *>(u"inspectorSplit"_s);
        QVERIFY(other);
        QTRY_COMPARE(other->sizes().value(1), wider);
        QTest::keyClick(other->handle(1), Qt::Key_Right);
        m_window->showPage(u"providers"_s);
        QTRY_COMPARE(split->sizes().value(1), before);
    }
};

QTEST_MAIN(UiProvidersPageTest)
#include "ui_providerspage_test.moc"
