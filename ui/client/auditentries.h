#pragma once

#include "client/json.h"

#include <QString>

namespace llm0::ui {

/// One field that a change touched; "–" where there was or is none.
struct AuditChange {
    QString field, before, after;
};

/// Who changed what, and how it was before and after.
struct AuditEntry {
    QString id, actor, action, target;
    QDateTime at;
    QJsonObject before, after;
    static AuditEntry from(const QJsonObject &o);
    /// The fields that differ, by name. Pure.
    QList<AuditChange> changes() const;
};

} // namespace llm0::ui
