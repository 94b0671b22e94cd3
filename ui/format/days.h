#pragma once

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

namespace llm0::ui {

/// The first moment of a day in the budget's zone: 00:00, or later where summer time begins at midnight, or
/// the first of two midnights where it ends there (Havana). The gateway cuts its windows alike.
QDateTime dayStart(const QDate &day, const QTimeZone &zone);
/// The day of the budget that a moment lies in.
QDate dayOf(const QDateTime &at, const QTimeZone &zone);
QDate today(const QTimeZone &zone);

} // namespace llm0::ui
