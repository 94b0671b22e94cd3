#include "pages/customerlimits.h"

#include "dialogs/capsdialog.h"
#include "format/visibletext.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString sourceText(const Customer &customer)
{
    if (customer.limitSource == u"override"_s)
        return CustomerLimits::tr("These limits are this customer's own.");
    if (customer.limitSource == u"tier"_s)
        return CustomerLimits::tr("Inherited from its tier; a change makes them its own.");
    if (customer.limitSource == u"default"_s)
        return CustomerLimits::tr("Inherited from the project's default; a change makes them its own.");
    return CustomerLimits::tr("No limit of its own; only those of project, key and account hold.");
}

} // namespace

CustomerLimits::CustomerLimits(QWidget *parent)
    : QWidget(parent)
    , m_tier(new QComboBox(this))
    , m_source(wrappingLabel({}, "secondary", this))
    , m_remove(smallButton(tr("Remove own limits"), this))
    , m_perRequest(new AmountEdit(tr("Per-request cap in dollars"), this))
    , m_perMinute(new QLineEdit(this))
    , m_perHour(new QLineEdit(this))
    , m_perDay(new QLineEdit(this))
    , m_downgrade(new QLineEdit(this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 6, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(fieldLabel(tr("Tier")), m_tier);
    form->addRow(m_source);
    form->addRow(m_remove);
    form->addRow(fieldLabel(tr("One request, USD")), m_perRequest);
    const std::pair<QString, QLineEdit *> counts[] = {{tr("Requests a minute"), m_perMinute},
                                                      {tr("Requests an hour"), m_perHour},
                                                      {tr("Requests a day"), m_perDay}};
    for (const auto &[text, edit] : counts) {
        edit->setAccessibleName(text);
        edit->setPlaceholderText(tr("no limit"));
        edit->setAlignment(Qt::AlignRight);
        edit->setValidator(new QIntValidator(0, 1'000'000'000, edit));
        form->addRow(fieldLabel(text), edit);
    }
    form->addRow(fieldLabel(tr("Downgrade to")), m_downgrade);
    m_tier->setAccessibleName(tr("Tier"));
    m_downgrade->setAccessibleName(tr("Model to downgrade to"));
    m_downgrade->setPlaceholderText(tr("cheaper model, e.g. gpt-4o-mini"));
    m_remove->setObjectName(u"removeOverride"_s);
    const auto mark = [this] {
        m_edited = true;
        Q_EMIT edited();
    };
    for (QLineEdit *edit :
         {static_cast<QLineEdit *>(m_perRequest), m_perMinute, m_perHour, m_perDay, m_downgrade})
        connect(edit, &QLineEdit::textEdited, this, mark);
    connect(m_tier, &QComboBox::activated, this, mark);
    connect(m_remove, &QPushButton::clicked, this, &CustomerLimits::overrideUnwanted);
}

void CustomerLimits::setTiers(const QStringList &tiers)
{
    m_tier->clear();
    m_tier->addItem(tr("as the app's header says"), QString());
    for (const QString &tier : tiers)
        m_tier->addItem(visibleText(tier), tier);
}

void CustomerLimits::showCustomer(const Customer &customer)
{
    const auto text = [](const std::optional<std::int64_t> &count) {
        return count ? QString::number(*count) : QString();
    };
    const Limits &limits = customer.effective;
    m_perRequest->setAmount(limits.perRequest);
    m_perMinute->setText(text(limits.perMinute));
    m_perHour->setText(text(limits.perHour));
    m_perDay->setText(text(limits.perDay));
    m_downgrade->setText(limits.downgradeModel);
    if (m_tier->findData(customer.tier) < 0)
        m_tier->addItem(visibleText(customer.tier), customer.tier);
    m_tier->setCurrentIndex(m_tier->findData(customer.tier));
    m_source->setText(sourceText(customer));
    m_remove->setVisible(customer.overridden);
    m_edited = false;
}

bool CustomerLimits::isValid() const
{
    return m_perRequest->isValid();
}

QString CustomerLimits::tier() const
{
    return m_tier->currentData().toString();
}

bool CustomerLimits::tierChanged(const Customer &customer) const
{
    return m_edited && tier() != customer.tier;
}

std::optional<std::int64_t> CustomerLimits::countOf(const QLineEdit *edit) const
{
    bool ok = false;
    const qlonglong value = edit->text().trimmed().toLongLong(&ok);
    return ok ? std::optional<std::int64_t>(value) : std::nullopt;
}

Limits CustomerLimits::limits(Limits before) const
{
    before.perRequest = m_perRequest->amount();
    before.perMinute = countOf(m_perMinute);
    before.perHour = countOf(m_perHour);
    before.perDay = countOf(m_perDay);
    before.downgradeModel = m_downgrade->text().trimmed();
    return before;
}

} // namespace llm0::ui
