#pragma once

#include "pages/page.h"

class QComboBox;

namespace llm0::ui {

class KeyInspector;
class KeysModel;
class ProviderKeys;
class Table;

/// Gateway keys by project, a new one shown once; and the providers' own keys, never shown.
class KeysPage : public Page
{
    Q_OBJECT

public:
    explicit KeysPage(GatewayLink &link, QWidget *parent = nullptr);
    ~KeysPage() override;
    void refresh() override;
    void focusFilter() override;
    void showItem(const QString &item) override;
    QList<Command> commands() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadKeys();
    void showKeys();
    void newKey();
    void showKind(const QString &kind);
    void choose();
    std::optional<Project> projectOf(const GatewayKey &key) const;

    QLineEdit *m_filter;
    KeysModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    Card *m_card;
    KeyInspector *m_inspector;
    QPushButton *m_create;
    SegmentedControl *m_kind;
    ProviderKeys *m_theirs;
    QString m_wanted; ///< key to choose once it is here
    QList<Project> m_projects;
    QHash<QString, QList<GatewayKey>> m_keys; ///< by project
    int m_waiting = 0;
};

} // namespace llm0::ui
