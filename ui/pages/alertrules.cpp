#include "pages/alertrules.h"

#include "dialogs/alertruledialog.h"
#include "models/alertsmodel.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostHistories = 30;

AlertRule usualRule(const QString &scope, const QString &window, const QString &basis, std::int64_t percent)
{
    AlertRule rule;
    rule.scope = scope;
    rule.window = window;
    rule.basis = basis;
    rule.percent = percent;
    return rule;
}

/// What most people want to hear of.
QList<AlertRule> usualRules()
{
    return {usualRule(u"account"_s, u"day"_s, u"spent"_s, 80),
            usualRule(u"account"_s, u"month"_s, u"spent"_s, 80),
            usualRule(u"account"_s, u"month"_s, u"forecast"_s, 100),
            usualRule(u"project"_s, u"day"_s, u"spent"_s, 80),
            usualRule(u"customer"_s, u"day"_s, u"spent"_s, 100)};
}

} // namespace

AlertRulesCard::AlertRulesCard(GatewayLink &link, QWidget *parent)
    : Card(tr("Rules"), parent)
    , m_link(link)
    , m_model(new AlertRulesModel(this))
    , m_table(new Table(tr("Alert rules"), this))
    , m_empty(
          new EmptyState(u"alerts"_s, tr("No rules yet"),
                         tr("The usual ones tell at 80 % of the account's and the projects' caps, when the "
                            "month is forecast to pass its cap, and when a customer is blocked."),
                         tr("Add the usual rules"), this))
    , m_edit(smallButton(tr("Edit…")))
    , m_toggle(smallButton(tr("Switch off")))
    , m_remove(smallButton(tr("Delete")))
{
    m_table->useModel(m_model);
    m_table->setObjectName(u"alertRulesTable"_s);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_empty, 1);
    auto *row = new FlowRow;
    for (QPushButton *one : {m_edit, m_toggle, m_remove})
        row->addWidget(one);
    body()->addLayout(row);
    m_remove->setObjectName(u"deleteAlertRule"_s);
    m_toggle->setObjectName(u"toggleAlertRule"_s);
    connect(m_empty, &EmptyState::actionWanted, this, &AlertRulesCard::addUsual);
    connect(m_table, &Table::rowChosen, this, &AlertRulesCard::showActions);
    connect(m_table, &QTableView::doubleClicked, this, &AlertRulesCard::editChosen);
    connect(m_edit, &QPushButton::clicked, this, &AlertRulesCard::editChosen);
    connect(m_toggle, &QPushButton::clicked, this, &AlertRulesCard::toggleChosen);
    connect(m_remove, &QPushButton::clicked, this, &AlertRulesCard::removeChosen);
    showActions();
    m_empty->hide();
}

void AlertRulesCard::refresh()
{
    const int generation = ++m_generation;
    m_link.client().get(u"/alerts/rules"_s, this, [this, generation](const Answer &answer) {
        if (generation == m_generation)
            showAnswer(answer);
    });
    m_link.client().get(u"/projects"_s, this, [this](const Answer &answer) {
        m_projects.clear();
        for (const Project &project : listOf<Project>(answer.body, u"projects"_s))
            m_projects.append({project.id, project.name});
    });
}

void AlertRulesCard::showAnswer(const Answer &answer)
{
    Q_EMIT loaded(answer);
    if (!answer.ok)
        return;
    m_model->setRows(listOf<AlertRule>(answer.body, u"rules"_s));
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    Q_EMIT hasRules(m_model->rowCount() > 0);
    askHistories();
    showActions();
    showEmptiness();
}

void AlertRulesCard::askHistories()
{
    for (const AlertRule &rule : m_model->rows().mid(0, mostHistories))
        m_link.client().get(u"/alerts/rules/%1/history"_s.arg(rule.id), this,
                            [this, id = rule.id](const Answer &answer) {
                                if (answer.ok)
                                    m_model->setFired(id, AlertHistory::read(answer.body).fired);
                            });
}

void AlertRulesCard::addRule()
{
    edit(usualRule(u"customer"_s, u"day"_s, u"spent"_s, 80));
}

void AlertRulesCard::editChosen()
{
    if (const AlertRule *rule = m_model->at(m_table->currentRow()))
        edit(*rule);
}

void AlertRulesCard::edit(const AlertRule &rule)
{
    auto *dialog = new AlertRuleDialog(m_link.client(), rule, m_projects, m_link.zone(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    dialog->open();
}

void AlertRulesCard::toggleChosen()
{
    const AlertRule *rule = m_model->at(m_table->currentRow());
    if (!rule)
        return;
    m_link.client().patch(u"/alerts/rules/"_s + rule->id, JsonBody().boolean(u"enabled"_s, !rule->enabled),
                          this, [this](const Answer &answer) { afterChange(answer); });
}

void AlertRulesCard::removeChosen()
{
    const AlertRule *rule = m_model->at(m_table->currentRow());
    if (!rule)
        return;
    if (m_sureOf != rule->id) {
        m_sureOf = rule->id;
        m_remove->setText(tr("Really delete?"));
        return;
    }
    m_link.client().remove(u"/alerts/rules/"_s + rule->id, this,
                           [this](const Answer &answer) { afterChange(answer); });
}

void AlertRulesCard::addUsual()
{
    for (const AlertRule &rule : usualRules())
        m_link.client().post(u"/alerts/rules"_s, rule.body(), this,
                             [this](const Answer &answer) { afterChange(answer); });
}

void AlertRulesCard::afterChange(const Answer &answer)
{
    if (!answer.ok) {
        Q_EMIT loaded(answer);
        return;
    }
    refresh();
    Q_EMIT changed();
}

void AlertRulesCard::showActions()
{
    const AlertRule *rule = m_model->at(m_table->currentRow());
    // A refresh meanwhile does not take the question back; another rule does.
    if (!rule || rule->id != m_sureOf) {
        m_sureOf.clear();
        m_remove->setText(tr("Delete"));
    }
    m_toggle->setText(rule && !rule->enabled ? tr("Switch on") : tr("Switch off"));
    for (QPushButton *one : {m_edit, m_toggle, m_remove}) {
        one->setVisible(m_model->rowCount() > 0);
        one->setEnabled(rule);
    }
}

void AlertRulesCard::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
}

} // namespace llm0::ui
