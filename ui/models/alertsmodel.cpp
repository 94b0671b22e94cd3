#include "models/alertsmodel.h"

#include "format/format.h"
#include "models/alerttexts.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {

AlertsModel::AlertsModel(QObject *parent) : AlertsModel(std::make_shared<QTimeZone>(QTimeZone::utc()), parent)
{}

AlertsModel::AlertsModel(std::shared_ptr<QTimeZone> zone, QObject *parent)
    : RowsModel<Alert>(
        {
            {tr("When"), CellKind::Text, 104,
             [zone](const Alert &a) { return dayAndTime(a.firedAt, *zone); }},
            {tr("Who"), CellKind::Strong, 0, alertWho},
            {tr("What"), CellKind::Text, 0, alertWhat},
            Column<Alert>::amounts(tr("Spent"), CellKind::StrongFigure, 84,
                                   [](const Alert &a) { return a.spent; }),
            Column<Alert>::amounts(tr("Forecast"), CellKind::Figure, 84,
                                   [](const Alert &a) { return a.forecast; }),
            Column<Alert>::amounts(
                tr("Cap"), CellKind::Figure, 84, [](const Alert &a) { return a.limit; }, moneyCap),
            Column<Alert>::pills(tr("State"), 118, alertPill),
        },
        [](const Alert &a, const Alert &b) { return a.id == b.id; }, parent)
    , m_zone(std::move(zone))
{}

AlertRulesModel::AlertRulesModel(QObject *parent) : AlertRulesModel(std::make_shared<Fired>(), parent) {}

AlertRulesModel::AlertRulesModel(std::shared_ptr<Fired> fired, QObject *parent)
    : RowsModel<AlertRule>(
        {
            {tr("Who"), CellKind::Strong, 0, ruleWho},
            {tr("Tells at"), CellKind::Text, 0, ruleWhat},
            {tr("Lately"), CellKind::Figure, 96,
             [fired](const AlertRule &r) {
                 return fired->contains(r.id)
                            ? tr("%n time(s)", nullptr, static_cast<int>(fired->value(r.id)))
                            : u"…"_s;
             }},
            Column<AlertRule>::pills(
                tr("State"), 70,
                [](const AlertRule &r) {
                    return r.enabled ? Pill{Mark::Ok, tr("on")} : Pill{Mark::Idle, tr("off")};
                }),
        },
        [](const AlertRule &a, const AlertRule &b) { return a.id == b.id; }, parent)
    , m_fired(std::move(fired))
{}

void AlertRulesModel::setFired(const QString &ruleId, std::int64_t count)
{
    m_fired->insert(ruleId, count);
    for (const AlertRule &rule : rows())
        if (rule.id == ruleId) {
            updateRow(AlertRule(rule));
            return;
        }
}

} // namespace llm0::ui
