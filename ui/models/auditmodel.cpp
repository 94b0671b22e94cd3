#include "models/auditmodel.h"

#include "format/format.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString summary(const AuditEntry &entry)
{
    const QList<AuditChange> changes = entry.changes();
    if (changes.isEmpty())
        return u"–"_s;
    const AuditChange &first = changes.first();
    const QString text = first.field + u": "_s + first.before + u" → "_s + first.after;
    if (changes.size() == 1)
        return text;
    return AuditModel::tr("%1 and %n more", nullptr, static_cast<int>(changes.size()) - 1).arg(text);
}

QString who(const AuditEntry &entry)
{
    if (entry.actor == u"window"_s)
        return AuditModel::tr("this window");
    if (entry.actor == u"cli"_s)
        return AuditModel::tr("command line");
    return entry.actor;
}

} // namespace

AuditModel::AuditModel(QObject *parent) : AuditModel(std::make_shared<QTimeZone>(QTimeZone::utc()), parent) {}

AuditModel::AuditModel(std::shared_ptr<QTimeZone> zone, QObject *parent)
    : RowsModel<AuditEntry>(
        {
            {tr("When"), CellKind::Text, 112,
             [zone](const AuditEntry &e) { return dayAndTime(e.at, *zone); }},
            {tr("Who"), CellKind::Text, 116, who},
            {tr("Action"), CellKind::Strong, 168, [](const AuditEntry &e) { return e.action; }},
            {tr("What"), CellKind::Mono, 0, [](const AuditEntry &e) { return e.target; }},
            {tr("Change"), CellKind::Secondary, 0, summary},
        },
        [](const AuditEntry &a, const AuditEntry &b) { return a.id == b.id; }, parent)
    , m_zone(std::move(zone))
{}

AuditChangesModel::AuditChangesModel(QObject *parent)
    : RowsModel<AuditChange>(
        {
            {tr("Field"), CellKind::Mono, 220, [](const AuditChange &c) { return c.field; }},
            {tr("Before"), CellKind::Secondary, 0, [](const AuditChange &c) { return c.before; }},
            {tr("After"), CellKind::Strong, 0, [](const AuditChange &c) { return c.after; }},
        },
        [](const AuditChange &a, const AuditChange &b) {
            return a.field == b.field && a.before == b.before && a.after == b.after;
        },
        parent)
{}

} // namespace llm0::ui
