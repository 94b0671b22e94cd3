#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace llm0::ui {

/// How one model at one provider has been doing since the gateway started.
struct PlaceHealth {
    QString provider, model, lastFailure;
    bool resting = false; ///< left out until the rest is over
    bool probing = false; ///< the rest is over, one call is let through to see
    std::int64_t restsForMs = 0, failuresInARow = 0, calls = 0, failures = 0, firstByteMs = 0;
    static PlaceHealth from(const QJsonObject &o);
};

/// One of a provider's keys as the gateway uses it; never the key itself.
struct ProviderKeyState {
    QString provider, id, source;
    int weight = 1;
    std::int64_t restsForMs = 0;
    static ProviderKeyState from(const QJsonObject &o);
    bool isMain() const { return id == QLatin1String("main"); }
};

/// What is known of one provider, over all its models.
struct ProviderHealth {
    QList<PlaceHealth> places;
    QList<ProviderKeyState> keys;

    std::int64_t calls() const;
    std::int64_t failures() const;
    /// Failed calls in tenths of a percent; nothing called: 0. Never 0 while one has failed.
    int failedPermille() const;
    /// Of the busiest model's last answer; 0: none yet.
    std::int64_t firstByteMs() const;
    /// The model that rests longest, or is being probed; nullptr: all are in use.
    const PlaceHealth *troubled() const;
    bool allRest() const;
};

struct ProvidersHealth {
    QList<PlaceHealth> places;
    QList<ProviderKeyState> keys;
    static ProvidersHealth from(const QJsonObject &body);
    ProviderHealth of(const QString &slug) const;
};

} // namespace llm0::ui
