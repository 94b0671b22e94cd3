#pragma once

#include "charts/spendseries.h"
#include "client/dto.h"

#include <QUrlQuery>

namespace llm0::ui {

/// The running day or month of a zone as an empty series.
SpendSeries emptySeries(const QDateTime &now, const QTimeZone &zone, bool month);
/// Adds up usage by quarter hour (of a day) or by day (of a month). Roll-ups lag the ledger a little, so the
/// last step is `settled`, the ledger's own figure.
void addUsage(SpendSeries &series, const QList<UsageSum> &usage, Amount settled);
/// The query that /usage wants for the series.
QUrlQuery usageQuery(const SpendSeries &series);

} // namespace llm0::ui
