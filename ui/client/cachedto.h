#pragma once

#include "client/json.h"

#include <QList>
#include <QString>
#include <QUrlQuery>

namespace llm0::ui {

/// What the caches hold and have done since the gateway started.
struct CacheCounters {
    std::int64_t entries = 0, bytes = 0, hits = 0, misses = 0;
    static CacheCounters from(const QJsonObject &o);
};

/// What was saved in a range, by whatever it is grouped by.
struct CacheSaving {
    QString group; ///< a model, a customer or an ISO day
    std::int64_t requests = 0, hits = 0;
    Amount saved;
    static CacheSaving read(const QJsonObject &o, const QString &dimension);
};

struct CacheOverview {
    CacheCounters exact, semantic;
    QString embedder;
    bool findsParaphrases = false;
    std::int64_t fileBytes = 0, hits = 0;
    Amount saved;
    static CacheOverview from(const QJsonObject &o);
};

/// How far back the header's figure of what was saved reaches.
constexpr int savedDays = 30;
/// The last `days` days of the budget up to `today`, for GET /cache.
QUrlQuery savingsQuery(const QDate &today, int days, const QString &groupBy = {});

/// A question that was answered with another one's answer. Similarity as a whole number of 1/10,000.
struct SemanticPair {
    QString id, project, customer, requestId, embedder, asked, matched, mark;
    QDateTime at;
    int similarity = 0;
    static SemanticPair from(const QJsonObject &o);
};

/// What a project's marked pairs advise.
struct ThresholdAdvice {
    QString embedder;
    std::int64_t good = 0, bad = 0, goodLost = 0, badKept = 0;
    std::optional<int> permille;
    static ThresholdAdvice from(const QJsonObject &o);
};

/// "0.952" as 952, "0.9523" × 10,000 as 9523; nothing when it is no number from 0 to 1.
std::optional<int> shareOf(const QString &decimal, int places);

} // namespace llm0::ui
