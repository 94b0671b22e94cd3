#include "widgets/jobprogress.h"

#include "widgets/basics.h"

#include <QBoxLayout>
#include <QProgressBar>

#include <algorithm>

namespace llm0::ui {
namespace {

constexpr int steps = 1000;

} // namespace

JobProgress::JobProgress(const QString &accessibleName, const QString &cancelName, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setRange(0, steps);
    m_bar->setAccessibleName(accessibleName);
    QPushButton *cancel = smallButton(tr("Cancel"), this);
    cancel->setAccessibleName(cancelName);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &JobProgress::cancelWanted);
}

void JobProgress::showBytes(std::int64_t done, std::int64_t whole)
{
    const std::int64_t all = std::max<std::int64_t>(whole, 1);
    m_bar->setValue(static_cast<int>(std::min(done, all) * steps / all));
}

} // namespace llm0::ui
