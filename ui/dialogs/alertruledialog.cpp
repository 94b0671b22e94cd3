#include "dialogs/alertruledialog.h"

#include "format/visibletext.h"
#include "models/alerttexts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int typingPauseMs = 300;
constexpr int mostPercent = 1000;

QLabel *formLabel(const QString &text)
{
    QLabel *label = plainLabel(text, FontKind::Body, "secondary");
    label->setMinimumHeight(30);
    return label;
}

} // namespace

AlertRuleDialog::AlertRuleDialog(AdminClient &client, const AlertRule &rule,
                                 const QList<std::pair<QString, QString>> &projects, const QTimeZone &zone,
                                 QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_rule(rule)
    , m_zone(zone)
    , m_who(new QComboBox(this))
    , m_project(new QComboBox(this))
    , m_customer(new QLineEdit(this))
    , m_window(new SegmentedControl(tr("Window"), this))
    , m_basis(new SegmentedControl(tr("What is watched"), this))
    , m_unit(new SegmentedControl(tr("Threshold in"), this))
    , m_percent(new QLineEdit(this))
    , m_amount(new AmountEdit(tr("Threshold in dollars"), this))
    , m_history(wrappingLabel({}, "secondary", this))
    , m_banner(new ErrorBanner(this))
    , m_save(button(rule.id.isEmpty() ? tr("Add rule") : tr("Save rule"), "primary", this))
{
    setWindowTitle(rule.id.isEmpty() ? tr("New alert rule") : tr("Alert rule"));
    setMinimumWidth(460);
    m_project->addItem(tr("Every project"), QString());
    for (const auto &[id, name] : projects)
        m_project->addItem(visibleText(name), id);
    buildForm();
    showRule(rule);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &AlertRuleDialog::askHistory);
    connect(m_save, &QPushButton::clicked, this, &AlertRuleDialog::save);
    for (QComboBox *box : {m_who, m_project})
        connect(box, &QComboBox::currentIndexChanged, this, &AlertRuleDialog::changed);
    for (QLineEdit *edit : {m_customer, m_percent, static_cast<QLineEdit *>(m_amount)})
        connect(edit, &QLineEdit::textEdited, this, &AlertRuleDialog::changed);
    for (SegmentedControl *control : {m_window, m_basis, m_unit})
        connect(control, &SegmentedControl::chosen, this, &AlertRuleDialog::changed);
    changed();
}

void AlertRuleDialog::buildForm()
{
    m_who->addItem(tr("Account"), u"account"_s);
    m_who->addItem(tr("Projects"), u"project"_s);
    m_who->addItem(tr("Customers"), u"customer"_s);
    m_who->setAccessibleName(tr("Who"));
    m_who->setObjectName(u"alertWho"_s);
    m_project->setAccessibleName(tr("Project"));
    m_customer->setAccessibleName(tr("Customer"));
    m_customer->setObjectName(u"alertCustomer"_s);
    m_customer->setPlaceholderText(tr("Every customer by itself"));
    m_window->addChoice(u"day"_s, tr("A day"));
    m_window->addChoice(u"month"_s, tr("A month"));
    m_basis->addChoice(u"spent"_s, tr("Spent"));
    m_basis->addChoice(u"forecast"_s, tr("Forecast"));
    m_unit->addChoice(u"percent"_s, tr("% of the cap"));
    m_unit->addChoice(u"amount"_s, tr("Dollars"));
    m_percent->setValidator(new QIntValidator(1, mostPercent, m_percent));
    m_percent->setAccessibleName(tr("Threshold in percent of the cap"));
    m_percent->setObjectName(u"alertPercent"_s);
    m_amount->setObjectName(u"alertAmount"_s);
    m_save->setObjectName(u"saveAlertRule"_s);
    m_save->setDefault(true);
    auto *threshold = new QHBoxLayout;
    threshold->setSpacing(8);
    threshold->addWidget(m_unit);
    threshold->addWidget(m_percent, 1);
    threshold->addWidget(m_amount, 1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(formLabel(tr("Who")), m_who);
    form->addRow(formLabel(tr("Project")), m_project);
    form->addRow(formLabel(tr("Customer")), m_customer);
    form->addRow(formLabel(tr("Window")), m_window);
    form->addRow(formLabel(tr("Watch")), m_basis);
    form->addRow(formLabel(tr("Tell at")), threshold);
    auto *buttons = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(wrappingLabel(tr("Tells once for each scope, window and threshold."), "secondary"));
    column->addWidget(m_banner);
    column->addLayout(form);
    m_history->setObjectName(u"alertHistory"_s);
    m_history->setMinimumHeight(36);
    column->addWidget(m_history);
    column->addLayout(buttons);
}

void AlertRuleDialog::showRule(const AlertRule &rule)
{
    m_who->setCurrentIndex(std::max(0, m_who->findData(rule.scope)));
    m_project->setCurrentIndex(std::max(0, m_project->findData(rule.projectId)));
    m_customer->setText(rule.customer.value_or(QString()));
    m_window->setChoice(rule.window.isEmpty() ? u"day"_s : rule.window);
    m_basis->setChoice(rule.basis.isEmpty() ? u"spent"_s : rule.basis);
    m_unit->setChoice(rule.amount ? u"amount"_s : u"percent"_s);
    m_percent->setText(QString::number(rule.percent.value_or(80)));
    m_amount->setAmount(rule.amount);
}

AlertRule AlertRuleDialog::rule() const
{
    AlertRule rule = m_rule;
    rule.scope = m_who->currentData().toString();
    const bool account = rule.scope == u"account"_s;
    rule.projectId = account ? QString() : m_project->currentData().toString();
    rule.customer.reset();
    if (rule.scope == u"customer"_s && !m_customer->text().trimmed().isEmpty())
        rule.customer = m_customer->text().trimmed();
    rule.window = m_window->choice();
    rule.basis = m_basis->choice();
    rule.percent.reset();
    rule.amount.reset();
    if (m_unit->choice() == u"percent"_s)
        rule.percent = m_percent->text().toLongLong();
    else
        rule.amount = m_amount->amount();
    return rule;
}

bool AlertRuleDialog::isValid() const
{
    const AlertRule now = rule();
    return now.percent ? *now.percent >= 1 && *now.percent <= mostPercent
                       : m_amount->isValid() && now.amount && now.amount->nano > 0;
}

void AlertRuleDialog::changed()
{
    const QString who = m_who->currentData().toString();
    m_project->setEnabled(who != u"account"_s);
    m_customer->setEnabled(who == u"customer"_s);
    const bool percent = m_unit->choice() == u"percent"_s;
    m_percent->setVisible(percent);
    m_amount->setVisible(!percent);
    m_save->setEnabled(isValid());
    ++m_generation;
    m_history->setText(isValid() ? tr("Counting…") : tr("Give a threshold above 0."));
    if (isValid())
        m_pause.start();
}

void AlertRuleDialog::askHistory()
{
    const int generation = ++m_generation;
    m_client.post(u"/alerts/rules/try"_s, rule().body(), this, [this, generation](const Answer &answer) {
        if (generation != m_generation)
            return;
        m_history->setText(answer.ok ? historyText(AlertHistory::read(answer.body), m_zone)
                                     : answer.error.message);
    });
}

void AlertRuleDialog::save()
{
    const auto done = [this](const Answer &answer) {
        m_save->setEnabled(true);
        if (answer.ok)
            accept();
        else
            m_banner->showNote(answer.error.message);
    };
    m_save->setEnabled(false);
    if (m_rule.id.isEmpty())
        m_client.post(u"/alerts/rules"_s, rule().body(), this, done);
    else
        m_client.patch(u"/alerts/rules/"_s + m_rule.id, rule().body(), this, done);
}

} // namespace llm0::ui
