#include "client/auditentries.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <set>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString shown(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return u"–"_s;
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isString())
        return value.toString();
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// A moment is told as milliseconds.
QString shownAs(const QString &name, const QJsonValue &value)
{
    bool ok = false;
    const qint64 ms = name == u"until"_s || name == u"since"_s ? value.toString().toLongLong(&ok) : 0;
    return ok ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s)
              : shown(value);
}

void compare(const QString &prefix, const QJsonObject &before, const QJsonObject &after,
             QList<AuditChange> &changes)
{
    std::set<QString> names;
    for (const QString &name : before.keys() + after.keys())
        names.insert(name);
    for (const QString &name : names) {
        const QJsonValue was = before.value(name);
        const QJsonValue is = after.value(name);
        if (was == is)
            continue;
        if (was.isObject() && is.isObject())
            compare(prefix + name + u'.', was.toObject(), is.toObject(), changes);
        else
            changes.append({prefix + name, shownAs(name, was), shownAs(name, is)});
    }
}

} // namespace

AuditEntry AuditEntry::from(const QJsonObject &o)
{
    AuditEntry entry;
    entry.id = textOf(o, u"id"_s);
    entry.at = timeOf(o, u"at"_s);
    entry.actor = textOf(o, u"actor"_s);
    entry.action = textOf(o, u"action"_s);
    entry.target = textOf(o, u"target"_s);
    entry.before = o.value(u"before"_s).toObject();
    entry.after = o.value(u"after"_s).toObject();
    return entry;
}

QList<AuditChange> AuditEntry::changes() const
{
    QList<AuditChange> all;
    compare({}, before, after, all);
    return all;
}

} // namespace llm0::ui
