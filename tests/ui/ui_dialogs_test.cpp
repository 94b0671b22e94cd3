#include "desktop/language.h"
#include "theme/theme.h"
#include "ui/clippedtext.h"
#include "ui/everydialog.h"
#include "ui/longertexts.h"
#include "ui/madeupfigures.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int settleMs = 100;
constexpr int mostSteps = 60;

bool isControl(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
           && !qobject_cast<const QAbstractScrollArea *>(widget.parentWidget())
           && !qobject_cast<const QAbstractSpinBox *>(widget.parentWidget());
}

QString nameOf(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName() + u" “"_s
           + widget.accessibleName() + u'”';
}

/// Of several of which one is chosen, the Tab key stops at one.
bool isOneOfMany(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

} // namespace

/// What holds for every dialog alike.
class UiDialogsTest : public QObject
{
    Q_OBJECT

    FakeAdmin m_fake;
    std::unique_ptr<MainWindow> m_window;

    template <typename Check>
    QStringList of(Check check)
    {
        QStringList wrong;
        EveryDialog dialogs(*m_window, u"shop-assistant"_s);
        for (const auto &[what, dialog] : dialogs.all) {
            dialog->show();
            dialog->activateWindow();
            QTest::qWait(settleMs);
            for (const QString &complaint : check(*dialog))
                wrong.append(what + u": "_s + complaint);
            dialog->hide();
        }
        return wrong;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        scriptShop(m_fake);
    }
    void init()
    {
        applyTheme(*qApp, Scheme::Light);
        m_window = std::make_unique<MainWindow>(m_fake.url(), u"token"_s);
        m_window->show();
        QTRY_VERIFY(m_window->link().hasStatus());
    }
    void cleanup()
    {
        m_window.reset();
        applyLanguage(*qApp, u"en"_s);
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void noTextIsClipped()
    {
        QFETCH(QString, language);
        applyLanguage(*qApp, language);
        const QStringList wrong = of([](const QDialog &dialog) { return ClippedText::in(dialog); });
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void textsTwoFifthsLongerFit()
    {
        LongerTexts longer;
        applyLanguage(*qApp, u"en"_s);
        QVERIFY(QCoreApplication::installTranslator(&longer));
        const QStringList wrong = of([](const QDialog &dialog) { return ClippedText::in(dialog); });
        QCoreApplication::removeTranslator(&longer);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void everyControlHasANameThatCanBeReadAloud()
    {
        const QStringList wrong = of([](const QDialog &dialog) {
            QStringList unnamed;
            for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
                if (isControl(*widget) && widget->accessibleName().isEmpty())
                    unnamed.append(nameOf(*widget));
            }
            return unnamed;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void theTabKeyReachesEveryControl()
    {
        const QStringList wrong = of([](const QDialog &dialog) {
            QSet<QWidget *> reached;
            for (int i = 0; i < mostSteps; ++i) {
                QWidget *now = QApplication::focusWidget();
                reached.insert(now);
                QTest::keyClick(now ? now : const_cast<QDialog *>(&dialog), Qt::Key_Tab);
            }
            QStringList unreached;
            for (QWidget *widget : dialog.findChildren<QWidget *>()) {
                if (isControl(*widget) && !reached.contains(widget) && !isOneOfMany(*widget))
                    unreached.append(nameOf(*widget));
            }
            return unreached;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void theEscapeKeyLeavesIt()
    {
        const QStringList wrong = of([](const QDialog &dialog) {
            QTest::keyClick(const_cast<QDialog *>(&dialog), Qt::Key_Escape);
            return dialog.isVisible() ? QStringList(u"stays"_s) : QStringList();
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiDialogsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_dialogs_test.moc"
