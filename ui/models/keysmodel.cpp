#include "models/keysmodel.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("llm0::ui::KeysModel", text);
}

Pill keyState(const KeyRow &row)
{
    if (!row.key.active)
        return {Mark::Idle, say("revoked")};
    if (row.key.oldKeyUntil.isValid())
        return {Mark::FailedOver, say("rotating")};
    const MaybeAmount cap = row.key.caps.day;
    if (cap && row.key.spentToday >= *cap)
        return {Mark::Blocking, say("blocking")};
    if (cap && permilleOf(row.key.spentToday, *cap) >= 800)
        return {Mark::Near, say("near")};
    return {Mark::Ok, say("active")};
}

std::vector<Column<KeyRow>> keyColumns()
{
    return {
        {say("Name"), CellKind::Strong, 0, [](const KeyRow &r) { return r.key.name; }},
        {say("Project"), CellKind::Text, 140, [](const KeyRow &r) { return r.project; }},
        {say("Key"), CellKind::Mono, 160, [](const KeyRow &r) { return r.key.shown; }},
        {say("A minute"), CellKind::Figure, 86,
         [](const KeyRow &r) { return r.key.perMinute ? count(*r.key.perMinute) : u"∞"_s; }},
        {say("Today"), CellKind::Figure, 84, [](const KeyRow &r) { return money(r.key.spentToday); }},
        {say("Day cap"), CellKind::Figure, 84, [](const KeyRow &r) { return moneyCap(r.key.caps.day); }},
        Column<KeyRow>::bars(
            say("Used"), 120, [](const KeyRow &r) { return moneyCap(r.key.caps.day); },
            [](const KeyRow &r) { return Bar::of(r.key.spentToday, {}, r.key.caps.day); }),
        {say("Month"), CellKind::Figure, 88, [](const KeyRow &r) { return money(r.key.spentMonth); }},
        Column<KeyRow>::pills(say("State"), 110, keyState),
    };
}

} // namespace

KeysModel::KeysModel(QObject *parent)
    : RowsModel<KeyRow>(
        keyColumns(), [](const KeyRow &a, const KeyRow &b) { return a.key.id == b.key.id; }, parent)
{}

} // namespace llm0::ui
