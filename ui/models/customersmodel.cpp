#include "models/customersmodel.h"

#include "format/format.h"
#include "pages/requesttexts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

std::vector<Column<Customer>> customerColumns()
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("llm0::ui::CustomersModel", text);
    };
    return {
        {tr("Customer"), CellKind::Strong, 0, [](const Customer &c) { return customerText(c.name); }},
        {tr("Tier"), CellKind::Secondary, 62,
         [](const Customer &c) { return c.tier.isEmpty() ? u"–"_s : c.tier; }},
        {tr("Today"), CellKind::Figure, 76, [](const Customer &c) { return money(c.spentToday); }},
        {tr("Month"), CellKind::Figure, 80, [](const Customer &c) { return money(c.spentMonth); }},
        Column<Customer>::bars(
            tr("Day cap"), 108, [](const Customer &c) { return moneyCap(c.effective.day); },
            [](const Customer &c) { return Bar::of(c.spentToday, c.reserved, c.effective.day); }),
        {tr("Left"), CellKind::Figure, 76, [](const Customer &c) { return moneyLeft(c.leftToday); }},
        Column<Customer>::pills(tr("State"), 98, customerState),
    };
}

} // namespace

Pill customerState(const Customer &customer)
{
    if (customer.blocked || customer.state == u"blocked"_s)
        return {Mark::Blocking, CustomersModel::tr("blocked")};
    if (customer.state == u"blocking"_s)
        return {Mark::Blocking, CustomersModel::tr("blocking")};
    if (customer.state == u"near"_s)
        return {Mark::Near, CustomersModel::tr("near")};
    if (customer.state == u"new"_s)
        return {Mark::New, CustomersModel::tr("new")};
    return {Mark::Ok, CustomersModel::tr("ok")};
}

CustomersModel::CustomersModel(QObject *parent)
    : RowsModel<Customer>(
        customerColumns(),
        [](const Customer &a, const Customer &b) { return a.id == b.id && a.projectId == b.projectId; },
        parent)
{}

} // namespace llm0::ui
