#include "desktop/language.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "support/seedhistory.h"
#include "theme/theme.h"
#include "ui/clippedtext.h"
#include "ui/livegateway.h"
#include "ui/longertexts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QButtonGroup>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QStandardPaths>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int settleMs = 250;

bool isControl(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
           && !qobject_cast<const QAbstractScrollArea *>(widget.parentWidget());
}

QString nameOf(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName() + u" “"_s
           + widget.accessibleName() + u'”';
}

} // namespace

/// What holds for every page alike, against the real gateway with a past: nothing clipped in three
/// languages, every control named and reached by the keyboard.
class UiWholeWindowTest : public QObject
{
    Q_OBJECT

    LiveGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    bool seed()
    {
        const llm0::SystemClock clock;
        const auto storage = llm0::Storage::open({m_gateway.folder().toStdString(), false, false, 0}, clock);
        llm0::SeedPlan plan;
        plan.now = clock.nowMs();
        plan.customers = 40;
        plan.requests = 6'000;
        plan.hostile = 20;
        return storage && llm0::seedHistory(**storage, plan);
    }
    void open(int width, int height)
    {
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->resize(width, height);
        m_window->show();
        QVERIFY(QTest::qWaitFor([this] { return m_window->link().hasStatus(); }));
    }
    void show(const QString &page)
    {
        m_window->showPage(page);
        QTest::qWait(settleMs);
    }

    QStringList clippedOnAnyPage()
    {
        QStringList clipped;
        for (const QString &page : m_window->pageIds()) {
            show(page);
            for (const QString &what : ClippedText::in(*m_window))
                clipped.append(page + u": "_s + what);
        }
        return clipped;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        QVERIFY(seed());
        QVERIFY(m_gateway.start());
    }
    void cleanup()
    {
        m_window.reset();
        applyLanguage(*qApp, u"en"_s);
    }

    void noTextIsClippedInTheSmallestWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const QString &language : languages()) {
            QTest::addRow("%s light", qPrintable(language)) << language << false;
            QTest::addRow("%s dark", qPrintable(language)) << language << true;
        }
    }
    void noTextIsClippedInTheSmallestWindow()
    {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        applyLanguage(*qApp, language);
        applyTheme(*qApp, dark ? Scheme::Dark : Scheme::Light);
        open(960, 640);
        const QStringList clipped = clippedOnAnyPage();
        QVERIFY(m_window->width() == 960 && m_window->height() == 640);
        QVERIFY2(clipped.isEmpty(), qPrintable(u'\n' + clipped.join(u'\n')));
    }

    void textsTwoFifthsLongerFit()
    {
        LongerTexts longer;
        QVERIFY(QCoreApplication::installTranslator(&longer));
        applyTheme(*qApp, Scheme::Light);
        open(1280, 800);
        const QStringList clipped = clippedOnAnyPage();
        QCoreApplication::removeTranslator(&longer);
        QVERIFY2(clipped.isEmpty(), qPrintable(u'\n' + clipped.join(u'\n')));
    }

    void everyControlHasANameThatCanBeReadAloud()
    {
        applyTheme(*qApp, Scheme::Light);
        open(1280, 800);
        QStringList unnamed;
        for (const QString &page : m_window->pageIds()) {
            show(page);
            for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
                if (isControl(*widget) && widget->accessibleName().isEmpty())
                    unnamed.append(page + u": "_s + nameOf(*widget));
            }
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(u'\n' + unnamed.join(u'\n')));
    }

    void theTabKeyReachesEveryControl()
    {
        open(1280, 800);
        QStringList unreached;
        for (const QString &page : m_window->pageIds()) {
            show(page);
            QSet<QWidget *> reached;
            m_window->page(page)->setFocus();
            for (int i = 0; i < 300; ++i) {
                QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(),
                                Qt::Key_Tab);
                if (QWidget *now = QApplication::focusWidget())
                    reached.insert(now);
            }
            for (QWidget *widget : m_window->page(page)->findChildren<QWidget *>()) {
                const auto *grouped = qobject_cast<QAbstractButton *>(widget);
                const bool oneOfMany = grouped && grouped->autoExclusive() && grouped->group();
                const bool inGroup = grouped && grouped->group() && grouped->group()->exclusive();
                if (isControl(*widget) && !reached.contains(widget) && !oneOfMany && !inGroup)
                    unreached.append(page + u": "_s + nameOf(*widget));
            }
        }
        QVERIFY2(unreached.isEmpty(), qPrintable(u'\n' + unreached.join(u'\n')));
    }

    void everyPageIsOneShortcutAway()
    {
        open(1280, 800);
        const QStringList pages = m_window->pageIds();
        for (int i = 0; i < std::min<int>(9, static_cast<int>(pages.size())); ++i) {
            QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(m_window->currentPage(), pages.at(i));
        }
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"settings"_s);
    }

    void theNextPaneIsOneKeyAway()
    {
        open(1280, 800);
        show(u"customers"_s);
        m_window->activateWindow();
        QSet<QString> panes;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            for (QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget()) {
                if (at->objectName() == u"sidebar"_s || at->objectName() == u"header"_s
                    || qobject_cast<Page *>(at))
                    panes.insert(at->objectName().isEmpty() ? u"page"_s : at->objectName());
            }
        }
        QCOMPARE(panes.size(), 3);
    }

    void thePaletteFindsPagesCustomersAndActionsByKeyboardAlone()
    {
        open(1280, 800);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *edit = m_window->findChild<QLineEdit *>(u"paletteEdit"_s);
        auto *list = m_window->findChild<QListWidget *>(u"paletteList"_s);
        QVERIFY(edit->isVisible());
        QTest::keyClicks(edit, u"acme"_s);
        const auto offers = [list](const QString &text) {
            for (int i = 0; i < list->count(); ++i) {
                if (list->item(i)->text() == text)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(offers(u"acme"_s));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPage(), u"customers"_s);
        QVERIFY(!edit->isVisible());

        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(edit, u"pause 15"_s);
        QTRY_VERIFY(list->count() > 0);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(m_window->link().status().paused.has_value());
        m_window->link().resume();
        QTRY_VERIFY(!m_window->link().status().paused.has_value());

        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
    }

    void theTrayMenuTellsWhatWaitsForALook()
    {
        open(1280, 800);
        QTRY_VERIFY(m_window->link().reviewCount() > 0); // the past holds a model without a price
        QVERIFY(m_window->attention().countOf(u"model"_s) > 0);
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiWholeWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_wholewindow_test.moc"
