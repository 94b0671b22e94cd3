#include "sidebar.h"

#include "theme/theme.h"
#include "widgets/basics.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>

namespace llm0::ui {

SideBar::SideBar(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setFixedWidth(208);
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(8, 12, 8, 12);
    m_column->setSpacing(2);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) { Q_EMIT selected(m_ids.at(index)); });
}

void SideBar::addPage(const QString &id, const QString &text)
{
    auto *entry = new QPushButton(QStringLiteral("  ") + text, this);
    entry->setProperty("nav", true);
    entry->setCheckable(true);
    entry->setAccessibleName(text);
    entry->setObjectName(QStringLiteral("nav-") + id);
    entry->setIconSize({18, 18});
    entry->setToolTip(QStringLiteral("Ctrl+%1").arg(m_ids.size() + 1));
    m_group->addButton(entry, static_cast<int>(m_ids.size()));
    m_ids.append(id);
    m_column->addWidget(entry);
    connect(entry, &QPushButton::toggled, this, &SideBar::redraw);
    redraw();
}

void SideBar::addRule()
{
    m_column->addSpacing(8);
    m_column->addWidget(rule(this));
    m_column->addSpacing(8);
}

void SideBar::finish()
{
    m_column->addStretch();
}

void SideBar::select(const QString &id)
{
    const qsizetype index = m_ids.indexOf(id);
    if (index >= 0)
        m_group->button(static_cast<int>(index))->setChecked(true);
}

void SideBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void SideBar::redraw()
{
    for (int i = 0; i < m_ids.size(); ++i) {
        QAbstractButton *entry = m_group->button(i);
        entry->setIcon(icon(m_ids.at(i), entry->isChecked() ? Role::Accent : Role::Secondary, palette()));
    }
}

} // namespace llm0::ui
