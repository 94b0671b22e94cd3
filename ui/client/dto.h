#pragma once

#include "client/json.h"
#include "client/spenddto.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What the Admin API says, as plain values. Names of customers, models and keys come from outside: plain text
// only.
namespace llm0::ui {

struct Pause {
    QDateTime until; ///< invalid: until resumed
    QString scope;   ///< "paid" or "all"
    QDateTime since; ///< invalid: not known
    std::int64_t refused = 0;
    bool everything() const { return scope == QLatin1String("all"); }
};

struct Status {
    QString version, listen, admin, zoneName, ledger, pricesDate;
    std::optional<Pause> paused;
    std::int64_t inFlight = 0, databaseBytes = 0;
    Amount reserved, spentToday;
    MaybeAmount canStillSpend; ///< absent: uncapped
    QDateTime dayResetsAt;

    static Status from(const QJsonObject &o);
    bool ledgerOk() const { return ledger.isEmpty() || ledger == QLatin1String("ok"); }
};

struct CapSet {
    MaybeAmount day, month, perRequest;
    static CapSet from(const QJsonObject &o);
    /// Writes the three caps under the names that projects, keys and the account use.
    void writeTo(JsonBody &body) const;
    bool any() const { return day || month || perRequest; }
};

struct Limits {
    MaybeAmount day, month, perRequest;
    std::optional<std::int64_t> perMinute, perHour, perDay;
    QString behavior, downgradeModel;
    QJsonObject modelLimits, labelLimits; ///< kept through an edit
    static Limits from(const QJsonObject &o);
    /// `prefix` before every name: a project's defaults have one.
    static Limits from(const QJsonObject &o, const QString &prefix);
    JsonBody body(const QString &prefix = {}) const;
};

struct Tier {
    QString slug;
    Limits limits;
    MaybeAmount monthlyPrice; ///< what a customer of it pays
    static Tier from(const QJsonObject &o);
};

struct Project {
    QString id, name;
    CapSet caps;
    bool active = true;
    Amount spentToday, spentMonth;
    static Project from(const QJsonObject &o);
};

struct GatewayKey {
    QString id, projectId, name, shown, customer;
    std::optional<std::int64_t> perMinute;
    CapSet caps;
    bool active = true;
    QDateTime createdAt;
    QDateTime oldKeyUntil; ///< invalid: no rotation under way
    Amount spentToday, spentMonth;
    static GatewayKey from(const QJsonObject &o);
};

struct Customer {
    QString id, name, projectId, tier, state, limitSource;
    bool blocked = false, overridden = false;
    Limits effective;
    Amount spentToday, spentMonth, reserved;
    MaybeAmount leftToday, leftMonth;
    Amount allowedToday, allowedMonth; ///< one-time additions to the caps
    std::int64_t requestsMonth = 0;
    QDateTime lastSeen;
    QString effectiveTier;
    Outlook outlook;
    Period period;
    QList<Amount> trend; ///< by day, today last
    QList<ModelShare> models;
    static Customer from(const QJsonObject &o);
};

struct Window {
    Amount spent, reserved, allowed;
    MaybeAmount cap, left;
    /// The cap with its one-time addition.
    MaybeAmount raisedCap() const { return cap ? MaybeAmount(*cap + allowed) : cap; }
    static Window from(const QJsonObject &o);
};

struct Scope {
    QString kind, id, name, binding;
    Window day, month;
    MaybeAmount exposure; ///< absent: uncapped
    Outlook outlook;
    QDateTime resetsAt;
    QList<Scope> children;
    static Scope from(const QJsonObject &o);
};

struct Exposure {
    Scope account;
    static Exposure from(const QJsonObject &o); ///< projects are the account's children
};

struct Request {
    QString id, project, projectId, keyName, customer, tier, dialect, modelAsked, modelServed, provider;
    QString status, errorCode, priceVersion, cache;
    QDateTime startedAt;
    bool stream = false, usageEstimated = false, overBound = false;
    int httpStatus = 0;
    Amount estimate, reserved, actual, avoided, saved;
    QJsonObject usage, blockReason, labels;
    QList<QJsonObject> attempts;
    double totalMs = 0, firstByteMs = 0, gatewayMs = 0;
    static Request from(const QJsonObject &o);
    std::int64_t inputTokens() const;
    std::int64_t outputTokens() const;
    bool refused() const { return status == QLatin1String("refused"); }
};

struct Provider {
    QString slug, name, baseUrl, keySource, status, message;
    bool local = false, own = false; ///< own: an endpoint that the owner added
    bool keySet = false, enabled = true;
    double latencyMs = 0;
    QStringList models;
    static Provider from(const QJsonObject &o);
    /// An own endpoint may take calls without one.
    bool needsKey() const { return !local && !own; }
};

struct Setting {
    QString name, value, source;
    bool needsRestart = false, isNull = false;
    static QList<Setting> listFrom(const QJsonObject &o);
};

/// Reads the array `key` of `o` one by one.
template <typename T>
QList<T> listOf(const QJsonObject &o, const QString &key);

} // namespace llm0::ui

#include <QJsonArray>

template <typename T>
QList<T> llm0::ui::listOf(const QJsonObject &o, const QString &key)
{
    QList<T> out;
    const QJsonArray array = o.value(key).toArray();
    out.reserve(array.size());
    for (const QJsonValue &value : array)
        out.append(T::from(value.toObject()));
    return out;
}
