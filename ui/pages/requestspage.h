#pragma once

#include "models/requestfilter.h"
#include "pages/page.h"

namespace llm0::ui {

class FilterEdit;
class RequestDetail;
class RequestsModel;
class SavedFilters;
class Table;

/// The live log, its filter, and one request taken apart below. Rows keep their order while the pointer is
/// in the table: what comes in meanwhile waits and is counted.
class RequestsPage : public Page
{
    Q_OBJECT

public:
    explicit RequestsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;
    void exportShown() override;
    /// A request's ID, or a whole filter.
    void showItem(const QString &item) override;
    void setFilterText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHead();
    void buildBody();
    void load(const QString &cursor);
    void showPageOf(const Answer &answer, bool more);
    void addLive(const QList<Request> &requests);
    void addWaiting();
    void applyFilter(bool sayWhatIsWrong);
    void setLive(bool live);
    void showLiveness();
    void learn(const QList<Request> &requests);
    void choose(int row);
    void showFoot(const QDateTime &searchedTo);
    void showEmptiness();
    RequestFilter parsed() const;
    bool isBeingRead() const;

    RequestFilter m_filter;
    FilterEdit *m_filterEdit;
    QPushButton *m_hold;
    StatePill *m_livePill;
    RequestsModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    RequestDetail *m_detail;
    QLabel *m_foot;
    SavedFilters *m_saved;
    QTimer m_typing;
    QList<Request> m_waiting; ///< newest first
    int m_generation = 0;
    bool m_isLive = true;
    bool m_pointerInside = false;
    bool m_stale = true; ///< something may have been missed: the next refresh must load
};

} // namespace llm0::ui
