#pragma once

#include <QDate>
#include <QStringList>
#include <QTimeZone>
#include <QUrlQuery>

namespace llm0::ui {

enum class ReportPreset { Customers, Requests, Focus, Savings };

/// A report as chosen on the page: whole days of a zone.
struct ReportSpec {
    ReportPreset preset = ReportPreset::Customers;
    QDate from, to; ///< both included
    QTimeZone zone;
    QString grouping; ///< dimensions parted by commas; Requests and Focus have their own
};

struct DayRange {
    QDate from, to;
};
/// "today", "yesterday", "7d", "30d", "month", "lastmonth"; pure.
DayRange rangeNamed(const QString &id, const QDate &today);

/// What the preview groups by.
QString groupingOf(const ReportSpec &spec);
/// Of /usage; with `limit` the dearest rows, and always the sums of all.
QUrlQuery usageQuery(const ReportSpec &spec, int limit);

/// The file that holds the same.
struct ReportFile {
    QString path, name;
    QUrlQuery query;
};
ReportFile reportFile(const ReportSpec &spec);

} // namespace llm0::ui
