#pragma once

#include "charts/spendseries.h"

#include <QWidget>

class QStackedLayout;

namespace llm0::ui {

class CapHandle;
class SpendPlot;
class SpendTable;

/// Spend over a day or a month, as a chart or as a table. The cap may be dragged; a stretch of time may be
/// clicked, or chosen with the arrow keys and Enter.
class SpendChart : public QWidget
{
    Q_OBJECT

public:
    explicit SpendChart(const QString &accessibleName, QWidget *parent = nullptr);
    void setSeries(const SpendSeries &series);
    const SpendSeries &series() const { return m_series; }
    /// Puts the grip on the cap's line.
    void setCapEditable(bool editable);
    /// The cap as it would be; nothing shows the one in force.
    void setDraft(const MaybeAmount &draft);
    void setMarked(const std::optional<std::pair<QDateTime, QDateTime>> &stretch);
    void setTable(bool table);
    bool isTable() const;
    CapHandle *handle() const { return m_handle; }

Q_SIGNALS:
    void draftMoved(llm0::ui::Amount amount);
    void stretchChosen(const QDateTime &from, const QDateTime &to);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fitAxis();
    void placeHandle();
    void moveCursor(int stretches);
    void choose(const QDateTime &at);

    SpendPlot *m_plot;
    SpendTable *m_table;
    CapHandle *m_handle;
    QStackedLayout *m_stack;
    SpendSeries m_series;
    MaybeAmount m_draft;
    QDateTime m_cursor;
    bool m_editable = false;
};

} // namespace llm0::ui
