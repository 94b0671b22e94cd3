#pragma once

#include "pages/page.h"

namespace llm0::ui {

class MarginsModel;
class ProjectsModel;
class Table;
class TiersModel;

/// Projects with their caps; of the chosen one the default limits, the tiers, and whether they earn.
class ProjectsPage : public Page
{
    Q_OBJECT

public:
    explicit ProjectsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    QList<Command> commands() override;
    QList<QWidget *> panes() override;
    void showItem(const QString &item) override;

private:
    QWidget *makeProjects();
    QWidget *makeTiers();
    QWidget *makeMargins();
    void loadChosen();
    void loadTiers(const QString &id);
    const Project *chosen() const;
    QString path(const QString &tail) const;
    void newProject();
    void editCaps();
    void editSigning();
    void editDefaults();
    void editTier(const Tier *tier);
    void editChosenTier();
    void removeTier();
    void enableActions();
    const Tier *chosenTier() const;
    const Tier *tierNamed(const QString &slug) const;

    ProjectsModel *m_projects;
    Table *m_table;
    TiersModel *m_tiersModel;
    Table *m_tiers;
    MarginsModel *m_marginsModel;
    Table *m_margins;
    EmptyState *m_noTier;
    QLabel *m_tiersTitle;
    QLabel *m_marginsNote;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_price;
    std::optional<Limits> m_defaults;
    QList<Tier> m_allTiers;
    QString m_wanted; ///< project to choose once it is here
};

} // namespace llm0::ui
