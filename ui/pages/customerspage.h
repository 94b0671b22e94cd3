#pragma once

#include "pages/customerquestion.h"
#include "pages/page.h"

namespace llm0::ui {

class CustomerInspector;
class CustomersModel;
class ProjectChoice;
class Table;

/// Every customer of a project, sorted and filtered by the gateway, with the inspector beside it.
class CustomersPage : public Page
{
    Q_OBJECT

public:
    explicit CustomersPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;
    void exportShown() override;
    void toggleChartAndTable() override;
    QList<Command> commands() override;
    QList<QWidget *> panes() override;
    /// "customer" of the project shown, or "project-uuid/customer".
    void showItem(const QString &item) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    QWidget *makeTable();
    void connectAll();
    void loadTiers();
    /// A new question: from the first row on.
    void startOver();
    void putQuestion();
    /// Reads back what is on screen without moving it.
    void readBack();
    void showAnswer(const Answer &answer, int offset, bool fresh);
    void showTotals(const QJsonObject &body);
    void choose();
    void selectWanted();
    void sortBy(int column);
    void exportCustomer();
    QString projectId() const;
    int days() const;

    ProjectChoice *m_project;
    QLineEdit *m_filter;
    SegmentedControl *m_days;
    CustomersModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QLabel *m_totals;
    CustomerInspector *m_inspector;
    QTimer m_typing;
    CustomerQuestion m_question;
    QString m_wantedProject, m_wantedCustomer; ///< to be selected once it is here
};

} // namespace llm0::ui
