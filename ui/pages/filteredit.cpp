#include "pages/filteredit.h"

#include "format/visibletext.h"
#include "models/filtercompletion.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <QStyle>

namespace llm0::ui {
namespace {

constexpr qsizetype mostKnown = 200;

} // namespace

FilterEdit::FilterEdit(const QString &accessibleName, QWidget *parent)
    : QLineEdit(parent)
    , m_model(new QStringListModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    setAccessibleName(accessibleName);
    setFont(fontOf(FontKind::Mono));
    setClearButtonEnabled(true);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::take);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::offer);
}

void FilterEdit::learn(const QString &key, const QString &value)
{
    if (value.isEmpty())
        return;
    QStringList &values = m_known[key];
    if (values.size() < mostKnown && !values.contains(value))
        values.append(value);
}

void FilterEdit::setFault(const QString &message)
{
    const bool wrong = !message.isEmpty();
    setToolTip(plainToolTip(message));
    setAccessibleDescription(message);
    if (property("wrong").toBool() == wrong)
        return;
    setProperty("wrong", wrong);
    style()->unpolish(this);
    style()->polish(this);
}

QStringList FilterEdit::choices() const
{
    return completeFilter(text(), cursorPosition(), m_known).choices;
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool open = m_completer->popup()->isVisible();
    if (open && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        event->ignore(); // the popup takes it
        return;
    }
    if (!open && event->key() == Qt::Key_Down) {
        offer();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::offer()
{
    const QStringList found = choices();
    m_model->setStringList(found);
    if (found.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->popup()->setFont(font());
    m_completer->popup()->setMinimumWidth(220);
    m_completer->complete(rect().adjusted(0, 0, -rect().width() / 4, 4));
}

void FilterEdit::take(const QString &choice)
{
    const FilterCompletion here = completeFilter(text(), cursorPosition(), m_known);
    const bool whole = !choice.endsWith(QLatin1Char(':'));
    QString next = text();
    next.replace(here.at, here.length, whole ? choice + QLatin1Char(' ') : choice);
    setText(next);
    setCursorPosition(static_cast<int>(here.at + choice.size()) + (whole ? 1 : 0));
    if (!whole)
        offer();
}

} // namespace llm0::ui
