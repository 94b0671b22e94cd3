#include "mainwindow.h"
#include "models/keysmodel.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "ui/livegateway.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

void typeInto(QWidget *where, const QString &name, const QString &text)
{
    auto *edit = where->findChild<QLineEdit *>(name);
    QVERIFY2(edit, qPrintable(name));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void click(QWidget *where, const QString &name)
{
    auto *button = where->findChild<QPushButton *>(name);
    QVERIFY2(button && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// Runs `act` on the modal dialog that comes up next.
template <typename Act>
void onNextDialog(Act act)
{
    QTimer::singleShot(0, qApp, [act] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        act(*dialog);
        if (dialog->isVisible() && !QTest::qWaitFor([dialog] { return !dialog->isVisible(); }, 5000))
            dialog->reject();
    });
}

} // namespace

/// A person's clicks in the window, and what the running gateway makes of them.
class UiLiveGatewayTest : public QObject
{
    Q_OBJECT

    LiveGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;
    QString m_key;

    Answer ask(const QString &path)
    {
        std::optional<Answer> got;
        m_window->link().client().get(path, this, [&](const Answer &answer) { got = answer; });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 5000);
        return got.value_or(Answer{});
    }
    QString projectNamed(const QString &name)
    {
        for (const Project &project : listOf<Project>(ask(u"/projects"_s).body, u"projects"_s))
            if (project.name == name)
                return project.id;
        return {};
    }
    GatewayKey keyOf(const QString &project)
    {
        const Answer keys = ask(u"/projects/%1/api-keys"_s.arg(projectNamed(project)));
        return listOf<GatewayKey>(keys.body, u"api_keys"_s).value(0);
    }
    template <typename T>
    T *child(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        QVERIFY2(m_gateway.start(), m_gateway.output().constData());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(m_window->link().connected());
    }

    void aKeyIsCreatedByClicksAndShownOnce()
    {
        m_window->showPage(u"keys"_s);
        onNextDialog([this](QDialog &dialog) {
            typeInto(&dialog, u"keyName"_s, u"web-1"_s);
            auto *projects = dialog.findChild<QComboBox *>(u"keyProject"_s);
            projects->setCurrentIndex(projects->count() - 1); // "New project…"
            typeInto(&dialog, u"keyProjectName"_s, u"shop"_s);
            typeInto(&dialog, u"keyPerMinute"_s, u"90"_s);
            typeInto(&dialog, u"capDay"_s, u"5.000000001"_s);
            click(&dialog, u"createKey"_s);
            auto *field = dialog.findChild<CopyField *>(u"newKeyValue"_s);
            QTRY_VERIFY(field->value().startsWith(u"llm0_live_"_s));
            m_key = field->value();
            click(&dialog, u"keyDone"_s);
        });
        click(m_window.get(), u"newKey"_s);
        QCOMPARE(m_key.size(), 10 + 64);
        auto *table = child<QTableView>(u"keysTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"web-1"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"shop"_s);

        const GatewayKey key = keyOf(u"shop"_s);
        QCOMPARE(qint64(key.perMinute.value_or(0)), qint64(90));
        QCOMPARE(key.caps.day.value_or(Amount{}).text(), u"5.000000001"_s);
    }

    void theGatewayKnowsTheNewKey()
    {
        QNetworkAccessManager network;
        const auto statusWith = [&](const QString &key) {
            QNetworkRequest request(QUrl(m_gateway.gatewayUrl().toString() + u"/v1/models"_s));
            request.setRawHeader("Authorization", "Bearer " + key.toUtf8());
            std::unique_ptr<QNetworkReply> reply(network.get(request));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            finished.wait(5000);
            return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        };
        QCOMPARE(statusWith(m_key), 200);
        QCOMPARE(statusWith(u"llm0_live_"_s + QString(64, u'0')), 401);
    }

    void aKeysCapIsEditedByClicks()
    {
        auto *table = child<QTableView>(u"keysTable"_s);
        table->selectRow(0);
        onNextDialog([](QDialog &dialog) {
            QCOMPARE(dialog.findChild<QLineEdit *>(u"capDay"_s)->text(), u"5.000000001"_s);
            typeInto(&dialog, u"capDay"_s, u"2.50"_s);
            typeInto(&dialog, u"capPerRequest"_s, u"0.1"_s);
            click(&dialog, u"applyCaps"_s);
        });
        click(m_window.get(), u"editKeyCaps"_s);
        QTRY_COMPARE(table->model()->index(0, KeysModel::DayCap).data().toString(), u"$2.50"_s);
        const GatewayKey key = keyOf(u"shop"_s);
        QCOMPARE(key.caps.perRequest.value_or(Amount{}).text(), u"0.1"_s);
        QVERIFY(!key.caps.month);
    }

    void aCustomersCapIsEditedByClicks()
    {
        const QString project = projectNamed(u"default"_s);
        const QString path =
            u"/projects/%1/customers/%2"_s.arg(project, AdminClient::segment(u"a/b & <c>"_s));
        std::optional<Answer> made;
        m_window->link().client().patch(path, JsonBody().boolean(u"blocked"_s, false), this,
                                        [&](const Answer &answer) { made = answer; });
        QTRY_VERIFY(made);
        QVERIFY2(made->ok, qPrintable(made->error.message));
        m_window->showPage(u"customers"_s);
        auto *table = child<QTableView>(u"customersTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"a/b & <c>"_s);
        QTRY_VERIFY(child<QPushButton>(u"applyCustomer"_s)->isVisible());
        typeInto(m_window->page(u"customers"_s), u"capAmount"_s, u"0.75"_s);
        click(m_window.get(), u"applyCustomer"_s);
        QTRY_COMPARE(table->model()->index(0, 5).data().toString(), u"$0.75"_s);
        const Customer now = Customer::from(ask(path).body);
        QVERIFY(now.overridden);
        QCOMPARE(now.effective.day.value_or(Amount{}).text(), u"0.75"_s);
    }

    void theAccountCapSetInSettingsReachesTheHeader()
    {
        m_window->showPage(u"settings"_s);
        QTRY_COMPARE(child<QLineEdit>(u"setting-budget_time_zone"_s)->text(), u"UTC"_s);
        typeInto(m_window.get(), u"setting-daily_cap_usd"_s, u"1.25"_s);
        click(m_window.get(), u"save-daily_cap_usd"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->link().status().canStillSpend == Amount::parse(u"1.25"_s), 8000);
    }

    void pausingAndResumingIsReadBack()
    {
        auto *pause = child<QPushButton>(u"pauseSpend"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        QTRY_COMPARE(pause->text(), u"Resume spend…"_s);
        QVERIFY(ask(u"/status"_s).body.value(u"paused"_s).isObject());
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(ask(u"/status"_s).body.value(u"paused"_s).isObject()); // it asks first
        QTest::mouseClick(child<QPushButton>(u"confirmResume"_s), Qt::LeftButton);
        QTRY_COMPARE(pause->text(), u"Pause spend"_s);
    }

    void aKeyIsRevokedAfterBeingAsked()
    {
        m_window->showPage(u"keys"_s);
        auto *table = child<QTableView>(u"keysTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        onNextDialog([](QDialog &dialog) { click(&dialog, u"confirm"_s); });
        click(m_window.get(), u"revokeKey"_s);
        QTRY_COMPARE(table->model()->index(0, KeysModel::State).data().toString(), u"revoked"_s);
    }

    void everyPageLoadsWithoutAnError()
    {
        for (const QString &page : {u"overview"_s, u"customers"_s, u"keys"_s, u"projects"_s, u"requests"_s,
                                    u"providers"_s, u"settings"_s}) {
            m_window->showPage(page);
            QTest::qWait(400);
            QVERIFY2(!m_window->page(page)->banner().isVisible(),
                     qPrintable(page + u": "_s + m_window->page(page)->banner().text()));
        }
    }

    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }
};

QTEST_MAIN(UiLiveGatewayTest)
#include "ui_livegateway_test.moc"
