#include "widgets/basics.h"

#include <QBoxLayout>
#include <QButtonGroup>

using namespace Qt::StringLiterals;

namespace llm0::ui {

SegmentedControl::SegmentedControl(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) { Q_EMIT chosen(m_ids.at(index)); });
}

void SegmentedControl::addChoice(const QString &id, const QString &text)
{
    QPushButton *choice = button(text, "", this);
    choice->setCheckable(true);
    // The chosen one is bold: room for that, so that choosing moves nothing.
    choice->setMinimumWidth(QFontMetrics(fontOf(FontKind::Strong)).horizontalAdvance(text) + 26);
    m_group->addButton(choice, static_cast<int>(m_ids.size()));
    m_ids.append(id);
    layout()->addWidget(choice);
    if (m_ids.size() == 1)
        choice->setChecked(true);
    restyle();
}

void SegmentedControl::restyle()
{
    const qsizetype last = m_ids.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        const QString place = last == 0   ? u"only"_s
                              : i == 0    ? u"first"_s
                              : i == last ? u"last"_s
                                          : u"middle"_s;
        m_group->button(static_cast<int>(i))->setProperty("segment", place);
    }
}

QString SegmentedControl::choice() const
{
    const int index = m_group->checkedId();
    return index < 0 ? QString() : m_ids.at(index);
}

void SegmentedControl::setChoice(const QString &id)
{
    const qsizetype index = m_ids.indexOf(id);
    if (index >= 0)
        m_group->button(static_cast<int>(index))->setChecked(true);
}

} // namespace llm0::ui
