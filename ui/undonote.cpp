#include "undonote.h"

#include "client/lastchange.h"
#include "widgets/basics.h"

#include <QBoxLayout>

namespace llm0::ui {
namespace {

constexpr int offeredMs = 10'000;

} // namespace

UndoNote::UndoNote(LastChange &change, QWidget *parent)
    : QFrame(parent)
    , m_change(change)
    , m_text(wrappingLabel({}, nullptr, this))
    , m_undo(smallButton(tr("Undo"), this))
{
    setObjectName(QStringLiteral("undoNote"));
    setProperty("banner", QStringLiteral("info"));
    m_undo->setToolTip(QStringLiteral("Ctrl+Z"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 5, 12, 5);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    m_away.setSingleShot(true);
    m_away.setInterval(offeredMs);
    connect(&m_away, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, &m_change, &LastChange::undo);
    connect(&m_change, &LastChange::changed, this, &UndoNote::showChange);
    hide();
}

void UndoNote::showChange()
{
    setVisible(m_change.canUndo());
    m_text->setText(m_change.what());
    setAccessibleName(m_change.what());
    if (m_change.canUndo())
        m_away.start();
}

} // namespace llm0::ui
