#pragma once

#include "client/cachedto.h"
#include "pages/page.h"

class QStackedWidget;

namespace llm0::ui {

class CacheSavingsModel;
class DayBars;
class SemanticReview;
class Table;

/// What the caches saved, for whom, and whether what they share is right.
class CachePage : public Page
{
    Q_OBJECT

public:
    explicit CachePage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void toggleChartAndTable() override;

private:
    void buildHead();
    QWidget *buildFigures();
    QWidget *buildSavings();
    void loadDays();
    void lookFor(const QList<Request> &requests);
    void takeFresh();
    void loadGroups();
    void showOverview(const CacheOverview &view);
    void showDays(const QList<CacheSaving> &days);
    QUrlQuery rangeQuery(const QString &groupBy) const;
    QDate firstDay() const;
    QDate today() const;

    SegmentedControl *m_range;
    SegmentedControl *m_by;
    FigureLabel *m_saved;
    QLabel *m_savedNote;
    FigureLabel *m_exact;
    QLabel *m_exactNote;
    FigureLabel *m_semantic;
    QLabel *m_semanticNote;
    DayBars *m_bars;
    QStackedWidget *m_days;
    CacheSavingsModel *m_dayRows;
    CacheSavingsModel *m_groups;
    Table *m_dayTable;
    Table *m_table;
    SemanticReview *m_review;
    int m_generation = 0;
    QTimer m_fresh;
};

} // namespace llm0::ui
