#include "models/keysmodel.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::KeysModel)
};

std::vector<Column<KeyRow>> keyColumns()
{
    return {
        {Words::tr("Name"), CellKind::Strong, 0, [](const KeyRow &r) { return r.key.name; }},
        {Words::tr("Project"), CellKind::Text, 120, [](const KeyRow &r) { return r.project; }},
        Column<KeyRow>::amounts(Words::tr("Today"), CellKind::Figure, 80,
                                [](const KeyRow &r) { return r.key.spentToday; }),
        Column<KeyRow>::amounts(Words::tr("Month"), CellKind::Figure, 84,
                                [](const KeyRow &r) { return r.key.spentMonth; }),
        Column<KeyRow>::bars(
            Words::tr("Day cap"), 110, [](const KeyRow &r) { return r.key.caps.day; },
            [](const KeyRow &r) { return Bar::of(r.key.spentToday, {}, r.key.caps.day); }),
        Column<KeyRow>::pills(Words::tr("State"), 104, keyState),
    };
}

} // namespace

Pill keyState(const KeyRow &row)
{
    if (!row.key.active)
        return {Mark::Idle, Words::tr("revoked")};
    if (row.key.oldKeyUntil.isValid())
        return {Mark::FailedOver, Words::tr("rotating")};
    const MaybeAmount cap = row.key.caps.day;
    if (cap && row.key.spentToday >= *cap)
        return {Mark::Blocking, Words::tr("blocking")};
    if (cap && permilleOf(row.key.spentToday, *cap) >= 800)
        return {Mark::Near, Words::tr("near")};
    return {Mark::Ok, Words::tr("active")};
}

KeysModel::KeysModel(QObject *parent)
    : RowsModel<KeyRow>(
        keyColumns(), [](const KeyRow &a, const KeyRow &b) { return a.key.id == b.key.id; }, parent)
{}

} // namespace llm0::ui
