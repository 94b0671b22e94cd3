#pragma once

#include "client/json.h"

#include <QList>
#include <QString>

namespace llm0::ui {

/// When the gateway shall tell of spend.
struct AlertRule {
    QString id, scope, projectId, project, window, basis;
    std::optional<QString> customer; ///< absent: every customer
    std::optional<std::int64_t> percent;
    MaybeAmount amount;
    bool enabled = true;
    static AlertRule from(const QJsonObject &o);
    JsonBody body() const;
};

/// A threshold that was reached.
struct Alert {
    QString id, ruleId, scope, project, customer, window, basis, state;
    std::optional<std::int64_t> percent;
    QDateTime windowStart, windowEnd, firedAt, snoozedUntil;
    Amount threshold, spent;
    MaybeAmount limit, forecast;
    static Alert from(const QJsonObject &o);
};

/// How often a rule would have fired.
struct AlertHistory {
    QDateTime from, to;
    std::int64_t fired = 0;
    static AlertHistory read(const QJsonObject &o);
};

} // namespace llm0::ui
