#pragma once

#include "client/dto.h"

#include <QUrlQuery>

#include <optional>

namespace llm0::ui {

/// Where a filter cannot be understood, and what to write instead.
struct FilterFault {
    qsizetype at = 0;
    qsizetype length = 0;
    QString message;
};

/// A question to the request log, such as `customer:acme status:blocked cost:>0.01 model:gpt-* since:2h`.
/// Words stand in any order and must all hold; `*` stands for any characters; values with spaces are quoted.
struct RequestFilter {
    QString customer, project, key, tier, model, provider, status, error, cache, label, id;
    MaybeAmount costAbove, costBelow;
    std::optional<std::int64_t> tookAboveMs;
    QDateTime since, until;
    std::optional<FilterFault> fault; ///< the first one; the words before it are read

    /// Pure. `now` and `zone` give spans ("2h") and days ("2026-11-24") their instants.
    static RequestFilter parse(const QString &text, const QDateTime &now, const QTimeZone &zone);
    bool isEmpty() const;
    /// As the gateway's /requests and /export/requests.csv take it.
    void writeTo(QUrlQuery &query) const;
    /// The same question, asked of a request that came in live.
    bool matches(const Request &request) const;
};

/// The words that a filter may begin with, "customer" and so on.
const QStringList &filterKeys();
/// The values of `key` that are always the same ("status": "ok", "blocked"…); empty where any are possible.
QStringList fixedFilterValues(const QString &key);
/// `value` as it must be written in a filter.
QString filterValue(const QString &value);

} // namespace llm0::ui
