#include "charts/spendchart.h"

#include "charts/caphandle.h"
#include "charts/spendplot.h"
#include "charts/spendtable.h"
#include "format/format.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStackedLayout>

#include <algorithm>

namespace llm0::ui {

SpendChart::SpendChart(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_plot(new SpendPlot(this))
    , m_table(new SpendTable(accessibleName, this))
    , m_handle(new CapHandle(m_plot))
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(150);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);
    m_plot->restyle(palette());
    m_handle->hide();
    connect(m_plot, &SpendPlot::clicked, this, &SpendChart::choose);
    connect(m_plot, &SpendPlot::laidOut, this, &SpendChart::placeHandle);
    connect(m_handle, &CapHandle::draggedTo, this, [this](int y) {
        const Amount step = capStep(m_plot->axisEnd());
        const Amount at = m_plot->amountAt(y);
        const Amount snapped{(at.nano + step.nano / 2) / step.nano * step.nano};
        setDraft(snapped);
        Q_EMIT draftMoved(snapped);
    });
    connect(m_handle, &CapHandle::moved, this, [this](Amount amount) {
        setDraft(amount);
        Q_EMIT draftMoved(amount);
    });
}

void SpendChart::setSeries(const SpendSeries &series)
{
    m_series = series;
    m_plot->setSeries(series);
    m_table->setSeries(series);
    if (!m_handle->isDragged())
        fitAxis();
    placeHandle();
    const QString until = series.forecast
                              ? tr(", probably %1 to %2 at the end")
                                    .arg(money(series.forecast->low), money(series.forecast->high))
                              : QString();
    setAccessibleDescription(tr("%1 spent, cap %2").arg(money(series.total()), moneyCap(series.cap)) + until);
}

void SpendChart::fitAxis()
{
    m_plot->setAxisEnd(m_plot->fittingAxisEnd());
    // Room above for a hand that wants more.
    m_handle->setScale(capStep(m_plot->axisEnd()), {m_plot->axisEnd().nano * 100});
}

void SpendChart::setCapEditable(bool editable)
{
    m_editable = editable;
    placeHandle();
}

void SpendChart::setDraft(const MaybeAmount &draft)
{
    m_draft = draft;
    m_plot->setDraft(draft);
    if (!m_handle->isDragged())
        fitAxis();
    placeHandle();
}

void SpendChart::placeHandle()
{
    const MaybeAmount cap = m_draft ? m_draft : m_series.cap;
    // Without a cap the grip waits above everything: pull it down to set one.
    const Amount shown = std::min(cap.value_or(m_plot->axisEnd()), m_plot->axisEnd());
    m_handle->setVisible(m_editable && m_plot->plotRect().width() > 60);
    m_handle->setAmount(cap.value_or(m_plot->axisEnd()));
    const QRectF plot = m_plot->plotRect();
    const double y = std::clamp(m_plot->heightOf(shown), plot.top() + 2, plot.bottom());
    m_handle->move(static_cast<int>(plot.left() + plot.width() * 0.72) - m_handle->width() / 2,
                   static_cast<int>(y) - m_handle->height() / 2);
}

void SpendChart::setMarked(const std::optional<std::pair<QDateTime, QDateTime>> &stretch)
{
    m_plot->setMarked(stretch);
    m_cursor = stretch ? stretch->first : QDateTime();
}

void SpendChart::setTable(bool table)
{
    m_stack->setCurrentWidget(table ? static_cast<QWidget *>(m_table) : m_plot);
}

bool SpendChart::isTable() const
{
    return m_stack->currentWidget() == m_table;
}

void SpendChart::choose(const QDateTime &at)
{
    const auto stretch = stretchAt(m_series, std::min(at, m_series.now));
    setMarked(stretch);
    Q_EMIT stretchChosen(stretch.first, stretch.second);
}

void SpendChart::moveCursor(int stretches)
{
    const auto here = stretchAt(m_series, m_cursor.isValid() ? m_cursor : m_series.now);
    const QDateTime next = !m_cursor.isValid() ? here.first
                           : stretches > 0     ? here.second
                                               : here.first.addSecs(-1);
    if (next < m_series.from || next > m_series.now)
        return;
    const auto stretch = stretchAt(m_series, next);
    setMarked(stretch);
}

void SpendChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return moveCursor(event->key() == Qt::Key_Left ? -1 : 1);
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_cursor.isValid())
        return choose(m_cursor);
    QWidget::keyPressEvent(event);
}

void SpendChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SpendChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_plot->restyle(palette());
}

} // namespace llm0::ui
