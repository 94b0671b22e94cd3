#pragma once

#include "pages/page.h"

class QComboBox;

namespace llm0::ui {

class AuditChangesModel;
class AuditModel;
class Table;

/// Every change of what is configured: who, what, and before → after.
class AuditPage : public Page
{
    Q_OBJECT

public:
    explicit AuditPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;
    void exportShown() override;

private:
    void buildHead();
    void buildBody();
    void load(const QString &cursor);
    void choose(int row);
    void showEmptiness();
    QUrlQuery query() const;

    QComboBox *m_actor;
    QLineEdit *m_text;
    AuditModel *m_model;
    AuditChangesModel *m_changes;
    Table *m_table;
    Table *m_detail;
    Card *m_detailCard;
    QLabel *m_detailTitle;
    EmptyState *m_empty;
    QTimer m_typing;
    int m_generation = 0;
};

} // namespace llm0::ui
