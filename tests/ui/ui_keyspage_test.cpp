// Keys: the inspector shows what a key may and what it spent, as the database sums it.
#include "mainwindow.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "ui/seededgateway.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace llm0;
using namespace llm0::ui;
using namespace Qt::StringLiterals;

class UiKeysPageTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    template <typename T>
    T *child(const QString &name)
    {
        return m_window->page(u"keys"_s)->findChild<T *>(name);
    }
    QAbstractItemModel *model() { return child<QTableView>(u"keysTable"_s)->model(); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        QVERIFY(m_gateway.seed());
        QVERIFY2(m_gateway.start(), m_gateway.output().constData());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(m_window->link().connected());
        m_window->showPage(u"keys"_s);
        QTRY_VERIFY(model()->rowCount() > 1);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void theInspectorFollowsTheChosenRow()
    {
        auto *table = child<QTableView>(u"keysTable"_s);
        auto *name = child<QLabel>(u"keyInspectorName"_s);
        for (int row = 0; row < 2; ++row) {
            table->setCurrentIndex(model()->index(row, 0));
            QTRY_COMPARE(name->text(), model()->index(row, 0).data().toString());
            QVERIFY(name->isVisible());
        }
    }

    void itsRequestsAreOneClickAway()
    {
        const QString name = child<QLabel>(u"keyInspectorName"_s)->text();
        QTest::mouseClick(child<QPushButton>(u"requestsOfKey"_s), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), u"requests"_s);
        auto *log = m_window->page(u"requests"_s)->findChild<QTableView *>(u"requestsTable"_s);
        QTRY_VERIFY(log->model()->rowCount() > 0);
        QVERIFY(m_window->page(u"requests"_s)
                    ->findChild<QLineEdit *>(u"requestsFilter"_s)
                    ->text()
                    .contains(name));
        m_window->showPage(u"keys"_s);
    }

    void theNextPaneKeyReachesTheInspectorAndItsButtons()
    {
        m_window->activateWindow();
        child<QTableView>(u"keysTable"_s)->setFocus();
        const auto inInspector = [this] {
            const QWidget *now = QApplication::focusWidget();
            return now && m_window->page(u"keys"_s)->inspector()->isAncestorOf(now);
        };
        for (int i = 0; i < 4 && !inInspector(); ++i)
            QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(inInspector());
    }
};

QTEST_MAIN(UiKeysPageTest)
#include "ui_keyspage_test.moc"
