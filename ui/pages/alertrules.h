#pragma once

#include "client/alerts.h"
#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class AlertRulesModel;
class Table;

/// The rules with what each would have told lately; made, edited, switched and deleted here.
class AlertRulesCard : public Card
{
    Q_OBJECT

public:
    explicit AlertRulesCard(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();
    void addRule();

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void changed();
    void hasRules(bool any);

private:
    void showAnswer(const Answer &answer);
    void askHistories();
    void edit(const AlertRule &rule);
    void editChosen();
    void toggleChosen();
    void removeChosen();
    void addUsual();
    void afterChange(const Answer &answer);
    void showActions();
    void showEmptiness();

    GatewayLink &m_link;
    AlertRulesModel *m_model;
    Table *m_table;
    EmptyState *m_empty;
    QPushButton *m_edit;
    QPushButton *m_toggle;
    QPushButton *m_remove;
    QList<std::pair<QString, QString>> m_projects;
    int m_generation = 0;
    QString m_sureOf; ///< the rule that Delete was pressed for once
};

} // namespace llm0::ui
