#include "pages/customerinspector.h"

#include "dialogs/capsdialog.h"
#include "format/format.h"
#include "models/customersmodel.h"
#include "pages/requesttexts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

CustomerInspector::CustomerInspector(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_content(new QWidget(this))
    , m_nobody(new EmptyState(u"customers"_s, tr("No customer chosen"),
                              tr("Choose one in the table to see what it spends and to set its caps."), {},
                              this))
    , m_name(plainLabel({}, FontKind::Title, nullptr, this))
    , m_state(new StatePill(this))
    , m_bar(new CapBar(12, this))
    , m_source(wrappingLabel({}, "secondary", this))
    , m_caps(new CapsForm(this))
    , m_behavior(new SegmentedControl(tr("When a cap is reached"), this))
    , m_downgrade(new QLineEdit(this))
    , m_tier(new QComboBox(this))
    , m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *top = new QHBoxLayout;
    m_name->setMinimumWidth(60);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    top->addWidget(m_name, 1);
    top->addWidget(m_state);
    column->addLayout(top);
    column->addWidget(makeFigures());
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(rule(this));
    column->addWidget(makeForm());
    column->addStretch();
    column->addWidget(makeButtons());
    body()->addWidget(m_content, 1);
    body()->addWidget(m_nobody, 1);
    showNobody();
}

QWidget *CustomerInspector::makeFigures()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(1);
    const std::pair<QString, FigureLabel **> figures[] = {{tr("Spent today"), &m_today},
                                                          {tr("Left today"), &m_left},
                                                          {tr("This month"), &m_month},
                                                          {tr("Requests"), &m_requests}};
    int at = 0;
    for (const auto &[caption, figure] : figures) {
        *figure = new FigureLabel(FontKind::Section, Qt::AlignLeft, this);
        grid->addWidget(plainLabel(caption, FontKind::Caption, "secondary"), 0, at);
        grid->addWidget(*figure, 1, at);
        grid->setColumnStretch(at++, 1);
    }
    return box;
}

QWidget *CustomerInspector::makeForm()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_behavior->addChoice(u"block"_s, tr("Block"));
    m_behavior->addChoice(u"downgrade"_s, tr("Downgrade"));
    m_behavior->addChoice(u"warn"_s, tr("Warn"));
    m_downgrade->setPlaceholderText(tr("cheaper model, e.g. gpt-4o-mini"));
    m_downgrade->setAccessibleName(tr("Model to downgrade to"));
    m_tier->setAccessibleName(tr("Tier"));
    auto *tierRow = new QHBoxLayout;
    tierRow->addWidget(plainLabel(tr("Tier"), FontKind::Body, "secondary"));
    tierRow->addStretch();
    tierRow->addWidget(m_tier);
    m_tier->setMinimumWidth(190);
    column->addLayout(tierRow);
    column->addWidget(m_source);
    column->addWidget(m_caps);
    column->addWidget(plainLabel(tr("When a cap is reached"), FontKind::Body, "secondary"));
    column->addWidget(m_behavior, 0, Qt::AlignLeft);
    column->addWidget(m_downgrade);
    connect(m_caps, &CapsForm::edited, this, &CustomerInspector::markEdited);
    connect(m_downgrade, &QLineEdit::textEdited, this, &CustomerInspector::markEdited);
    connect(m_tier, &QComboBox::activated, this, &CustomerInspector::markEdited);
    connect(m_behavior, &SegmentedControl::chosen, this, [this](const QString &choice) {
        m_downgrade->setVisible(choice == u"downgrade"_s);
        markEdited();
    });
    return box;
}

QWidget *CustomerInspector::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_block = button(tr("Block now"), "blocking");
    m_remove = button(tr("Remove override"));
    m_cancel = button(tr("Cancel"));
    m_apply = button(tr("Apply"), "primary");
    m_apply->setObjectName(u"applyCustomer"_s);
    m_block->setObjectName(u"blockCustomer"_s);
    row->addWidget(m_block);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &CustomerInspector::apply);
    connect(m_cancel, &QPushButton::clicked, this, &CustomerInspector::fill);
    connect(m_remove, &QPushButton::clicked, this, &CustomerInspector::removeOverride);
    connect(m_block, &QPushButton::clicked, this,
            [this] { sendPatch(JsonBody().boolean(u"blocked"_s, !m_customer.blocked)); });
    return box;
}

void CustomerInspector::showNobody()
{
    m_content->hide();
    m_nobody->show();
    m_customer = {};
    m_edited = false;
}

void CustomerInspector::setTiers(const QStringList &tiers)
{
    m_tier->clear();
    m_tier->addItem(tr("as the app's header says"), QString());
    for (const QString &tier : tiers)
        m_tier->addItem(tier, tier);
}

void CustomerInspector::showCustomer(const QString &projectId, const Customer &customer)
{
    const bool same = customer.id == m_customer.id && projectId == m_projectId;
    const bool keepEdit = same && m_edited;
    m_projectId = projectId;
    m_customer = customer;
    m_content->show();
    m_nobody->hide();
    m_name->setText(customerText(customer.name));
    m_name->setToolTip(customerText(customer.name).toHtmlEscaped());
    m_state->setPill(customerState(customer));
    m_today->setText(money(customer.spentToday));
    m_month->setText(money(customer.spentMonth));
    m_left->setText(moneyLeft(customer.leftToday));
    m_requests->setText(count(customer.requestsMonth));
    m_bar->setBar(Bar::of(customer.spentToday, customer.reserved, customer.effective.day));
    m_source->setText(sourceText());
    m_block->setText(customer.blocked ? tr("Unblock") : tr("Block now"));
    m_remove->setVisible(customer.overridden);
    if (!keepEdit)
        fill();
}

QString CustomerInspector::sourceText() const
{
    if (m_customer.limitSource == u"override"_s)
        return tr("These caps are this customer's own.");
    if (m_customer.limitSource == u"tier"_s)
        return tr("These caps come from its tier; a change here makes them its own.");
    if (m_customer.limitSource == u"default"_s)
        return tr("These caps are the project's default; a change here makes them its own.");
    return tr("No cap of its own; only those of project, key and account hold.");
}

/// Shows what the gateway last said, dropping an edit.
void CustomerInspector::fill()
{
    const Limits &limits = m_customer.effective;
    m_caps->setCaps({limits.day, limits.month, limits.perRequest});
    m_behavior->setChoice(limits.behavior.isEmpty() ? u"block"_s : limits.behavior);
    m_downgrade->setText(limits.downgradeModel);
    m_downgrade->setVisible(limits.behavior == u"downgrade"_s);
    if (m_tier->findData(m_customer.tier) < 0)
        m_tier->addItem(m_customer.tier, m_customer.tier);
    m_tier->setCurrentIndex(m_tier->findData(m_customer.tier));
    m_edited = false;
    m_banner->clear();
    m_apply->setEnabled(false);
    m_cancel->setEnabled(false);
}

void CustomerInspector::markEdited()
{
    m_edited = true;
    m_apply->setEnabled(m_caps->isValid());
    m_cancel->setEnabled(true);
}

QString CustomerInspector::path() const
{
    const QString id = m_customer.id.isEmpty() ? u"~"_s : m_customer.id;
    return u"/projects/%1/customers/%2"_s.arg(m_projectId, AdminClient::segment(id));
}

void CustomerInspector::apply()
{
    JsonBody body;
    const QString tier = m_tier->currentData().toString();
    if (tier != m_customer.tier) {
        if (tier.isEmpty())
            body.null(u"tier"_s);
        else
            body.text(u"tier"_s, tier);
    }
    const CapSet caps = m_caps->caps();
    Limits limits = m_customer.effective;
    const bool capsTouched =
        caps.day != limits.day || caps.month != limits.month || caps.perRequest != limits.perRequest
        || m_behavior->choice() != (limits.behavior.isEmpty() ? u"block"_s : limits.behavior)
        || m_downgrade->text().trimmed() != limits.downgradeModel;
    if (capsTouched) {
        limits.day = caps.day;
        limits.month = caps.month;
        limits.perRequest = caps.perRequest;
        limits.behavior = m_behavior->choice();
        limits.downgradeModel = m_downgrade->text().trimmed();
        body.object(u"limits"_s, limits.body());
    }
    if (body.isEmpty())
        fill();
    else
        sendPatch(body);
}

void CustomerInspector::sendPatch(const JsonBody &body)
{
    m_apply->setEnabled(false);
    m_link.client().patch(path(), body, this, [this](const Answer &answer) {
        if (!answer.ok) {
            m_banner->showNote(answer.error.message);
            m_apply->setEnabled(m_edited);
            return;
        }
        m_edited = false;
        const Customer now = Customer::from(answer.body);
        showCustomer(m_projectId, now);
        Q_EMIT changed(now);
    });
}

void CustomerInspector::removeOverride()
{
    m_link.client().remove(path(), this, [this](const Answer &answer) {
        if (!answer.ok) {
            m_banner->showNote(answer.error.message);
            return;
        }
        m_edited = false;
        Q_EMIT removed();
    });
}

} // namespace llm0::ui
