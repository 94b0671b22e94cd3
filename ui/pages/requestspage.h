#pragma once

#include "models/requestfilter.h"
#include "pages/page.h"

namespace llm0::ui {

class RequestDetail;
class RequestsModel;
class Table;

/// The live log, its filter, and one request taken apart below.
class RequestsPage : public Page
{
    Q_OBJECT

public:
    explicit RequestsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void load(const QString &cursor);
    void addLive(const QList<Request> &requests);
    void applyFilter();
    void setLive(bool live);
    void choose(int row);
    void showEmptiness();

    RequestFilter m_filter;
    QLineEdit *m_filterEdit;
    QPushButton *m_live;
    StatePill *m_livePill;
    RequestsModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    RequestDetail *m_detail;
    QTimer m_typing;
    int m_generation = 0;
    int m_missed = 0;
    bool m_isLive = true;
};

} // namespace llm0::ui
