#pragma once

#include "pages/page.h"

class QComboBox;

namespace llm0::ui {

class CustomerInspector;
class CustomersModel;
class Table;

class CustomersPage : public Page
{
    Q_OBJECT

public:
    explicit CustomersPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void loadProjects();
    void loadTiers();
    void loadCustomers(const QString &cursor);
    void reloadShown();
    void showAnswer(const QJsonObject &body, bool more);
    void choose(int row);
    QString projectId() const;

    QComboBox *m_project;
    QLineEdit *m_filter;
    SegmentedControl *m_sort;
    CustomersModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    CustomerInspector *m_inspector;
    QTimer m_typing;
    int m_generation = 0; ///< answers to older questions are dropped
};

} // namespace llm0::ui
