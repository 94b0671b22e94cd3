#include "dialogs/askbefore.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace llm0::ui {

bool askBefore(QWidget *parent, const QString &title, const QString &question, const QString &consequence,
               const QString &action)
{
    QMessageBox ask(parent);
    ask.setObjectName(u"askBefore"_s);
    ask.setTextFormat(Qt::PlainText);
    ask.setWindowTitle(title);
    ask.setText(question);
    ask.setInformativeText(consequence);
    for (QLabel *label : ask.findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText);
    QPushButton *yes = ask.addButton(action, QMessageBox::DestructiveRole);
    yes->setObjectName(u"confirm"_s);
    ask.setDefaultButton(
        ask.addButton(QCoreApplication::translate("llm0::ui::AskBefore", "Cancel"), QMessageBox::RejectRole));
    ask.exec();
    return ask.clickedButton() == yes;
}

} // namespace llm0::ui
