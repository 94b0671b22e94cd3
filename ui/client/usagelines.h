#pragma once

#include "client/json.h"

#include <QHash>
#include <QString>

namespace llm0::ui {

/// One row of the roll-ups: what it is grouped by, and its sums.
struct UsageLine {
    QHash<QString, QString> group; ///< "customer" → "acme", "project_name" → "shop"
    std::int64_t requests = 0, refused = 0, failed = 0, cacheHits = 0;
    std::int64_t promptTokens = 0, completionTokens = 0;
    Amount cost, saved, avoided;

    static UsageLine from(const QJsonObject &o);
    /// What the dimension is called for people.
    QString name(const QString &dimension) const;
};

} // namespace llm0::ui
