#include "charts/spendtable.h"

#include "format/format.h"

#include <QHeaderView>
#include <QStandardItemModel>

namespace llm0::ui {
namespace {

QStandardItem *cell(const QString &text, bool figure)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setTextAlignment((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

} // namespace

SpendTable::SpendTable(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_model(new QStandardItemModel(this))
{
    setAccessibleName(accessibleName);
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(24);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
}

void SpendTable::setSeries(const SpendSeries &series)
{
    m_model->setRowCount(0);
    m_model->setHorizontalHeaderLabels(
        {tr("Until (%1)").arg(QString::fromUtf8(series.zone.id())), tr("Spent"), tr("Total")});
    Amount before;
    for (const SpendSeries::Step &step : series.steps) {
        const QDateTime at = step.at.toTimeZone(series.zone);
        const QString when =
            series.month ? shortDay(at.addMSecs(-1).date()) : at.toString(QStringLiteral("HH:mm"));
        m_model->appendRow(
            {cell(when, false), cell(money(step.total - before), true), cell(money(step.total), true)});
        before = step.total;
    }
}

} // namespace llm0::ui
