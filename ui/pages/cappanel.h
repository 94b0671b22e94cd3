#pragma once

#include "charts/spendseries.h"
#include "client/replayasker.h"
#include "widgets/basics.h"

namespace llm0::ui {

class ReplayBars;
class SpendChart;

/// A customer's cap on its own spend chart: drag it, press keys or type. Tells when it would block and what
/// it would have stopped in the last 30 days. Nothing here changes anything; the inspector applies it.
class CapPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CapPanel(GatewayLink &link, QWidget *parent = nullptr);

    /// One or several; of several the chart shows the sum and the cap is each one's.
    void showCustomers(const QString &projectId, const QList<Customer> &customers);
    void refreshFigures(const QList<Customer> &customers); ///< the same, read back
    void dropDraft();
    bool isEdited() const { return m_edited; }
    bool isValid() const;
    /// The limits of `before` with the cap and behaviour chosen here.
    Limits limits(Limits before) const;
    bool month() const;
    MaybeAmount cap() const;
    QString behavior() const;
    void toggleTable();
    QString hint() const;

Q_SIGNALS:
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeCapRow();
    QWidget *makeHint();
    void loadSteps();
    void fill();
    void setDraft(const MaybeAmount &cap, bool fromField);
    void askReplay();
    void showHint();
    void showReplay(const Replay &replay);
    Amount committed() const;
    MaybeAmount capInForce() const;

    GatewayLink &m_link;
    ReplayAsker m_asker;
    QString m_project;
    QList<Customer> m_customers;
    SpendSeries m_series;
    bool m_edited = false;
    int m_generation = 0;

    SegmentedControl *m_window;
    QPushButton *m_toggle;
    SpendChart *m_chart;
    AmountEdit *m_cap;
    SegmentedControl *m_behavior;
    QFrame *m_hint;
    QLabel *m_blocks;
    QLabel *m_replay;
    ReplayBars *m_bars;
};

} // namespace llm0::ui
