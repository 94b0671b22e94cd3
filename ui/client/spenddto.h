#pragma once

#include "client/json.h"

#include <QList>
#include <QString>

namespace llm0::ui {

// What the Admin API says about where spend comes from and goes to, as plain values.

struct ForecastBand {
    Amount low, likely, high;
    static ForecastBand from(const QJsonObject &o);
};

/// Where a scope's day and month probably end, and when a cap blocks it.
struct Outlook {
    ForecastBand day, month;
    QDateTime blocksAt;   ///< invalid: not in this window
    QDateTime blocksFrom; ///< at the earliest
    QDateTime blocksUntil;
    static Outlook from(const QJsonObject &o);
};

/// Figures of the last 7, 30 or 90 days.
struct Period {
    int days = 30, knownDays = 0;
    Amount cost, saved;
    std::int64_t requests = 0, refused = 0, cacheHits = 0;
    static Period from(const QJsonObject &o);
};

struct ModelShare {
    QString model;
    Amount cost;
    static ModelShare from(const QJsonObject &o);
};

/// What a cap would have stopped.
struct Replay {
    struct Day {
        QDateTime day;
        std::int64_t requests = 0, stopped = 0;
        Amount spent, stoppedCost;
        static Day from(const QJsonObject &o);
    };
    int days = 30;
    std::int64_t requests = 0, stopped = 0;
    int stoppedDays = 0;
    Amount stoppedCost;
    bool complete = true;
    QList<Day> byDay;
    static Replay from(const QJsonObject &o);
};

struct Mover {
    QString name;
    Amount cost, baseline, delta;
    static Mover from(const QJsonObject &o);
};

/// Why a stretch of time cost what it did.
struct Explanation {
    struct Cause {
        QString id; ///< "volume", "price", "tokens", "cache_misses", "retries"
        Amount amount;
    };
    QDateTime start, end;
    QString against;
    Amount cost, baseline, delta;
    std::int64_t requests = 0, baselineRequests = 0;
    QList<Cause> causes; ///< largest in size first
    QList<Mover> customers, keys, models;
    static Explanation from(const QJsonObject &o);
};

/// Something that waits for a look.
struct WaitingItem {
    QString kind, id, name, projectId, project, provider, model, source, tier;
    MaybeAmount dayLimit;
    Amount spentToday;
    std::int64_t refused = 0;
    QDateTime since;
    static WaitingItem from(const QJsonObject &o);
};

/// What the customers of a tier cost, beside what they pay.
struct Margin {
    QString tier;
    MaybeAmount price;
    std::int64_t customers = 0;
    Amount cost, p50, p95, most;
    static Margin from(const QJsonObject &o);
};

/// One row of usage by day or quarter hour, and by model and provider where asked for.
struct UsageSum {
    QString day, bucket, model, provider, customer;
    Amount cost, saved;
    std::int64_t requests = 0, refused = 0, cacheHits = 0, tokens = 0;
    static UsageSum from(const QJsonObject &o);
};

} // namespace llm0::ui
