#pragma once

#include "client/cachedto.h"
#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QComboBox;
class QSlider;

namespace llm0::ui {

class SemanticPairsModel;
class Table;

/// Judge the questions that shared an answer, and see what another threshold would have done with them.
class SemanticReview : public Card
{
    Q_OBJECT

public:
    explicit SemanticReview(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();
    /// Puts pairs that have come since above the others; what is being read stays where it is.
    void takeFresh();

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildThreshold();
    void buildPairs();
    void projectsCame(const Answer &answer);
    void loadPairs(const QString &cursor);
    void setPairs(const QList<SemanticPair> &pairs);
    void loadMarked(const QString &cursor);
    void loadAdvice();
    void mark(const QString &mark);
    void showEffect();
    void showActions();
    void showEmptiness();
    void apply();
    QString project() const;
    /// As the gateway last told it; what the slider shows beyond it is a draft.
    int threshold() const;

    GatewayLink &m_link;
    QComboBox *m_project;
    QSlider *m_slider;
    QLabel *m_value;
    QLabel *m_effect;
    QLabel *m_advice;
    QPushButton *m_useAdvice;
    QPushButton *m_apply;
    QPushButton *m_good;
    QPushButton *m_bad;
    QPushButton *m_unmark;
    SemanticPairsModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    QHash<QString, int> m_thresholds; ///< by project ID, as stored
    QList<SemanticPair> m_marked;
    std::optional<int> m_advised;
    int m_generation = 0;
    bool m_freshWaits = false; ///< the pointer is in the table
};

} // namespace llm0::ui
