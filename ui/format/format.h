#pragma once

#include "format/amount.h"

#include <QDateTime>
#include <QTimeZone>

namespace llm0::ui {

/// A total: two places, grouped; below a cent four, then "<$0.0001": nothing non-zero reads 0.
QString money(Amount amount);
/// A total where absence means that no cap stands: "∞".
QString moneyLeft(const MaybeAmount &amount);
/// A total that may not be known: "–".
QString moneyKnown(const MaybeAmount &amount);
/// A single item: at least six places when it has a fraction below a cent, up to nine.
QString moneyItem(Amount amount);
QString moneyItemKnown(const MaybeAmount &amount);
/// A limit: "none" when absent.
QString moneyCap(const MaybeAmount &amount);

QString count(std::int64_t value);
QString tokens(std::int64_t value);
/// "0.3 ms", "212 ms", "1.21 s", "2 min 5 s".
QString milliseconds(double ms);
QString bytes(std::int64_t value);

/// Budget zone by IANA name; UTC when unknown.
QTimeZone budgetZone(const QString &name);
QString clockTime(const QDateTime &at, const QTimeZone &zone);
QString clockTimeExact(const QDateTime &at, const QTimeZone &zone);
QString dayAndTime(const QDateTime &at, const QTimeZone &zone);
QString shortDay(const QDate &day);

/// Settled share of a cap in 1/1000, 0…1000; integers only.
int permilleOf(Amount part, Amount whole);

} // namespace llm0::ui
