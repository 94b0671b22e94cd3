#pragma once

#include "client/json.h"

#include <QList>
#include <QStringList>

namespace llm0::ui {

/// One row of the price book. Rates are whole pico-dollars per token, which is micro-dollars per million.
struct PriceRow {
    struct Rate {
        QString name; ///< "input", "output", "cache_read", …
        std::int64_t pico = 0;
    };
    QString provider, model, source, date;
    QList<Rate> rates;
    QJsonObject all;       ///< as read, numbers as text; what an edit keeps
    bool unpriced = false; ///< asked for, but nobody knows what it costs
    std::int64_t refused = 0;

    static PriceRow from(const QJsonObject &o);
    std::optional<std::int64_t> rate(const QString &name) const;
    void setRate(const QString &name, std::optional<std::int64_t> pico);
    /// The row for a PUT: what was read with the rates of now.
    QByteArray json() const;
};

/// A row with the time it held for.
struct PriceVersion {
    PriceRow price;
    QDateTime from, to; ///< `to` invalid: it holds
    static PriceVersion read(const QJsonObject &o);
};

/// Dollars per million tokens, as people say it.
Amount perMillion(std::int64_t pico);
/// Nothing when it is more exact than a price can be.
std::optional<std::int64_t> picoOf(Amount dollarsPerMillion);
/// What so many tokens cost at a rate; rounded up to the nano-dollar as the gateway does.
Amount costAt(std::int64_t tokens, std::int64_t pico);

} // namespace llm0::ui
