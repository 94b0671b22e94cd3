#pragma once

#include "format/visibletext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTextDocument>

namespace llm0::ui {

/// What a window shows that would act instead of being read: markup, control characters, changes of
/// direction.
class InertTexts
{
public:
    /// Complaints about everything in `root`, seen or not.
    static QStringList in(const QWidget &root)
    {
        InertTexts found;
        found.look(root);
        for (const QWidget *widget : root.findChildren<QWidget *>())
            found.look(*widget);
        found.m_complaints.removeDuplicates();
        return found.m_complaints;
    }
    /// How many texts were looked at that came from outside, told by their word.
    static qsizetype count(const QWidget &root, const QString &word)
    {
        qsizetype count = 0;
        for (const QLabel *label : root.findChildren<QLabel *>())
            count += label->text().contains(word);
        for (const QAbstractItemView *view : root.findChildren<QAbstractItemView *>()) {
            if (view->model())
                count += countIn(*view->model(), {}, word);
        }
        return count;
    }

private:
    void look(const QWidget &widget)
    {
        check(widget, "title", widget.windowTitle());
        check(widget, "accessible name", widget.accessibleName());
        check(widget, "accessible description", widget.accessibleDescription());
        checkToolTip(widget);
        if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
            check(widget, "label",
                  label->isVisible() ? label->text() : visibleText(label->text(), Lines::Many));
            if (!label->text().isEmpty() && label->textFormat() != Qt::PlainText)
                complain(widget, "label that may read markup", label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
            check(widget, "button", button->text());
        } else if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < box->count(); ++i)
                check(widget, "choice", box->itemText(i));
        } else if (const auto *menu = qobject_cast<const QMenu *>(&widget)) {
            for (const QAction *action : menu->actions())
                check(widget, "menu", action->text());
        } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
                   view && view->model()) {
            lookAt(widget, *view->model(), {});
        }
    }
    void lookAt(const QWidget &widget, const QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole, Qt::ToolTipRole})
                    check(widget, "cell", index.data(role).toString());
            }
            lookAt(widget, model, model.index(row, 0, parent));
        }
    }
    static qsizetype countIn(const QAbstractItemModel &model, const QModelIndex &parent, const QString &word)
    {
        qsizetype count = 0;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column)
                count += model.index(row, column, parent).data().toString().contains(word);
            count += countIn(model, model.index(row, 0, parent), word);
        }
        return count;
    }
    void checkToolTip(const QWidget &widget)
    {
        const QString tip = widget.toolTip();
        check(widget, "tool tip", tip);
        if (!Qt::mightBeRichText(tip))
            return;
        if (tip != plainToolTip(readAsMarkup(tip)))
            complain(widget, "tool tip with markup", tip);
    }
    static QString readAsMarkup(const QString &html)
    {
        QTextDocument document;
        document.setHtml(html);
        return document.toPlainText();
    }
    void check(const QWidget &widget, const char *what, const QString &text)
    {
        if (visibleText(text, Lines::Many) != text)
            complain(widget, what, text);
    }
    void complain(const QWidget &widget, const char *what, const QString &text)
    {
        m_complaints.append(QStringLiteral("%1 of %2 “%3”: %4")
                                .arg(QLatin1String(what), QLatin1String(widget.metaObject()->className()),
                                     widget.objectName(), text.toHtmlEscaped()));
    }

    QStringList m_complaints;
};

} // namespace llm0::ui
