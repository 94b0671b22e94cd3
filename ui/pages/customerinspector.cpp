#include "pages/customerinspector.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "models/customersmodel.h"
#include "pages/cappanel.h"
#include "pages/customerlimits.h"
#include "pages/customerusage.h"
#include "pages/requesttexts.h"
#include "widgets/flowrow.h"

#include <QBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace llm0::ui {

CustomerInspector::CustomerInspector(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_changes(link, this)
    , m_content(new QWidget(this))
    , m_nobody(new EmptyState(u"customers"_s, tr("No customer chosen"),
                              tr("Choose one in the table to see what it spends and to set its caps. Several "
                                 "chosen rows get one cap each."),
                              {}, this))
    , m_tabs(new SegmentedControl(tr("Part"), this))
    , m_stack(new QStackedWidget(this))
    , m_caps(new CapPanel(link, this))
    , m_usage(new CustomerUsage(link, this))
    , m_limits(new CustomerLimits(this))
    , m_banner(new ErrorBanner(this))
{
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(makeHead());
    column->addWidget(m_banner);
    m_stack->addWidget(m_caps);
    m_stack->addWidget(m_usage);
    m_stack->addWidget(m_limits);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFoot());
    body()->addWidget(m_content, 1);
    body()->addWidget(m_nobody, 1);
    connect(m_caps, &CapPanel::edited, this, &CustomerInspector::markEdited);
    connect(m_limits, &CustomerLimits::edited, this, &CustomerInspector::markEdited);
    connect(m_limits, &CustomerLimits::overrideUnwanted, this, &CustomerInspector::removeOverride);
    connect(m_tabs, &SegmentedControl::chosen, this, [this](const QString &id) {
        m_stack->setCurrentIndex(id == u"usage"_s ? 1 : id == u"limits"_s ? 2 : 0);
    });
    connectChanges();
    showNobody();
}

void CustomerInspector::connectChanges()
{
    connect(&m_changes, &CustomerChanges::changed, this, [this](const Customer &customer, bool applied) {
        if (applied) {
            m_caps->dropDraft();
            m_limits->showCustomer(customer);
        }
        Q_EMIT changed(customer);
    });
    connect(&m_changes, &CustomerChanges::failed, this, [this](const QString &why) {
        m_banner->showNote(why);
        markEdited();
    });
    connect(&m_changes, &CustomerChanges::progressed, this, [this](qsizetype done, qsizetype ofAll) {
        m_banner->showNote(tr("%1 of %2 changed. Cancel stops here.").arg(count(done), count(ofAll)));
    });
    connect(&m_changes, &CustomerChanges::manyChanged, this, [this] {
        m_banner->clear();
        m_caps->dropDraft();
        Q_EMIT reloadWanted();
    });
}

QWidget *CustomerInspector::makeHead()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_name = plainLabel({}, FontKind::Title, nullptr, this);
    m_name->setMinimumWidth(60);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tier = new StatePill(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_tier);
    column->addLayout(row);
    m_tabs->addChoice(u"cap"_s, tr("Cap"));
    m_tabs->addChoice(u"usage"_s, tr("Spend"));
    m_tabs->addChoice(u"limits"_s, tr("Limits"));
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    return box;
}

QWidget *CustomerInspector::makeFoot()
{
    auto *box = new QWidget(this);
    auto *row = new FlowRow(6, box);
    m_more = button(tr("Raise once…"));
    m_block = button(tr("Block now"), "blocking");
    m_cancel = button(tr("Cancel"));
    m_apply = button(tr("Apply"), "primary");
    m_more->setObjectName(u"raiseOnce"_s);
    m_block->setObjectName(u"blockCustomer"_s);
    m_cancel->setObjectName(u"cancelCustomer"_s);
    m_apply->setObjectName(u"applyCustomer"_s);
    auto *menu = new QMenu(m_more);
    menu->addAction(tr("Raise the cap once…"), this, &CustomerInspector::raiseOnce);
    menu->addAction(tr("Count from now on (reset)"), this, &CustomerInspector::countFromNow);
    m_more->setMenu(menu);
    row->addWidget(m_more);
    row->addWidget(m_block);
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &CustomerInspector::apply);
    connect(m_cancel, &QPushButton::clicked, this, &CustomerInspector::cancel);
    connect(m_block, &QPushButton::clicked, this, &CustomerInspector::toggleBlock);
    return box;
}

bool CustomerInspector::isEdited() const
{
    return m_caps->isEdited() || m_limits->isEdited();
}

void CustomerInspector::toggleTable()
{
    m_caps->toggleTable();
}

void CustomerInspector::setTiers(const QStringList &tiers)
{
    m_limits->setTiers(tiers);
}

void CustomerInspector::setDays(int days)
{
    if (m_customers.size() == 1)
        m_usage->showCustomer(m_project, m_customers.first(), days);
}

void CustomerInspector::showNobody()
{
    m_content->hide();
    m_nobody->show();
    m_customers.clear();
}

void CustomerInspector::showCustomers(const QString &projectId, const QList<Customer> &customers)
{
    const auto sameOnes = [](const Customer &a, const Customer &b) { return a.id == b.id; };
    const bool same = projectId == m_project && customers.size() == m_customers.size()
                      && std::equal(customers.begin(), customers.end(), m_customers.begin(), sameOnes);
    m_project = projectId;
    m_changes.setProject(projectId);
    m_customers = customers;
    m_content->show();
    m_nobody->hide();
    showHead();
    if (same)
        m_caps->refreshFigures(customers);
    else
        m_caps->showCustomers(projectId, customers);
    if (!same || !m_limits->isEdited())
        m_limits->showCustomer(customers.first());
    if (!same)
        m_banner->clear();
    m_apply->setEnabled(isEdited());
    m_cancel->setEnabled(isEdited());
}

void CustomerInspector::showHead()
{
    const Customer &one = m_customers.first();
    const bool many = m_customers.size() > 1;
    const QString name =
        many ? tr("%n customer(s)", nullptr, static_cast<int>(m_customers.size())) : customerText(one.name);
    m_name->setText(name);
    m_name->setToolTip(plainToolTip(name));
    m_name->setAccessibleName(name);
    m_tier->setPill(many                          ? Pill{}
                    : one.effectiveTier.isEmpty() ? customerState(one)
                                                  : Pill{customerState(one).mark, one.effectiveTier});
    m_tabs->setVisible(!many);
    if (many) {
        m_tabs->setChoice(u"cap"_s);
        m_stack->setCurrentIndex(0);
    }
    m_more->setVisible(!many);
    m_block->setText(many ? tr("Block all") : one.blocked ? tr("Unblock") : tr("Block now"));
    m_block->setAccessibleName(m_block->text());
    m_apply->setText(many ? tr("Apply to all") : tr("Apply"));
    m_apply->setAccessibleName(m_apply->text());
}

void CustomerInspector::markEdited()
{
    m_apply->setEnabled(isEdited() && m_caps->isValid() && m_limits->isValid());
    m_cancel->setEnabled(true);
}

void CustomerInspector::cancel()
{
    if (m_changes.stop())
        return;
    m_caps->dropDraft();
    if (!m_customers.isEmpty())
        m_limits->showCustomer(m_customers.first());
    m_banner->clear();
    m_apply->setEnabled(false);
    m_cancel->setEnabled(false);
}

JsonBody CustomerInspector::patchOf(const Customer &customer) const
{
    JsonBody body;
    if (m_limits->tierChanged(customer)) {
        if (m_limits->tier().isEmpty())
            body.null(u"tier"_s);
        else
            body.text(u"tier"_s, m_limits->tier());
    }
    Limits limits = customer.effective;
    if (m_limits->isEdited())
        limits = m_limits->limits(limits);
    if (m_caps->isEdited())
        limits = m_caps->limits(limits);
    const bool tierOnly = m_limits->tierChanged(customer) && !m_caps->isEdited()
                          && limits.body().bytes() == customer.effective.body().bytes();
    if (!tierOnly)
        body.object(u"limits"_s, limits.body());
    return body;
}

void CustomerInspector::apply()
{
    if (m_customers.isEmpty())
        return;
    m_apply->setEnabled(false);
    if (m_customers.size() > 1) {
        return sendToAll(tr("Caps of %n customer(s) set", nullptr, static_cast<int>(m_customers.size())),
                         [this](const Customer &customer) { return patchOf(customer); });
    }
    const MaybeAmount cap = m_caps->cap();
    const QString window = m_caps->month() ? tr("a month") : tr("a day");
    const QString what =
        !m_caps->isEdited() ? tr("Limits of %1 changed").arg(customerText(m_customers.first().name))
        : cap ? tr("Cap of %1 set to %2 %3").arg(customerText(m_customers.first().name), money(*cap), window)
              : tr("Cap of %1 %2 removed").arg(customerText(m_customers.first().name), window);
    m_changes.send({m_customers.first(), patchOf(m_customers.first())}, what);
}

void CustomerInspector::sendToAll(const QString &what,
                                  const std::function<JsonBody(const Customer &)> &bodyOf)
{
    QList<CustomerChanges::Patch> all;
    for (const Customer &customer : std::as_const(m_customers))
        all.append({customer, bodyOf(customer)});
    m_changes.sendAll(all, what);
}

void CustomerInspector::toggleBlock()
{
    const Customer one = m_customers.first();
    const bool many = m_customers.size() > 1;
    const JsonBody body = JsonBody().boolean(u"blocked"_s, many || !one.blocked);
    if (many)
        return sendToAll(tr("%n customer(s) blocked", nullptr, static_cast<int>(m_customers.size())),
                         [body](const Customer &) { return body; });
    m_changes.send({one, body}, one.blocked ? tr("%1 may call again").arg(customerText(one.name))
                                            : tr("%1 is blocked").arg(customerText(one.name)));
}

void CustomerInspector::raiseOnce()
{
    bool ok = false;
    const QString text =
        QInputDialog::getText(this, tr("Raise once"),
                              m_caps->month() ? tr("Dollars to add to this month's cap, for this month only:")
                                              : tr("Dollars to add to today's cap, for today only:"),
                              QLineEdit::Normal, u"1.00"_s, &ok);
    const MaybeAmount amount = Amount::parse(QString(text).remove(u'$').trimmed());
    if (!ok)
        return;
    if (!amount || amount->nano <= 0) {
        m_banner->showNote(tr("“%1” is not a number of dollars").arg(text));
        return;
    }
    m_changes.allow(m_customers.first(), m_caps->month(), amount);
}

void CustomerInspector::countFromNow()
{
    m_changes.allow(m_customers.first(), m_caps->month(), std::nullopt);
}

void CustomerInspector::removeOverride()
{
    const Customer customer = m_customers.first();
    m_changes.send({customer, JsonBody().null(u"limits"_s)},
                   tr("Own limits of %1 removed").arg(customerText(customer.name)));
}

} // namespace llm0::ui
