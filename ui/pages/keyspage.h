#pragma once

#include "pages/page.h"

class QComboBox;

namespace llm0::ui {

class KeysModel;
class Table;

/// Gateway keys by project; a new key is shown once.
class KeysPage : public Page
{
    Q_OBJECT

public:
    explicit KeysPage(GatewayLink &link, QWidget *parent = nullptr);
    ~KeysPage() override;
    void refresh() override;
    void focusFilter() override;

private:
    void loadKeys();
    void showKeys();
    void newKey();
    void editCaps();
    void editProjectCaps();
    void revoke();
    void choose();
    const GatewayKey *chosen() const;
    QString projectName(const QString &id) const;

    QLineEdit *m_filter;
    KeysModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    Card *m_card;
    QPushButton *m_caps;
    QPushButton *m_projectCaps;
    QPushButton *m_revoke;
    QList<Project> m_projects;
    QHash<QString, QList<GatewayKey>> m_keys; ///< by project
    int m_waiting = 0;
};

} // namespace llm0::ui
