#pragma once

#include "client/dto.h"

#include <QTimeZone>

namespace llm0::ui {

/// One customer's spend by day, provider and model, with the sum as its last row. Texts that a spreadsheet
/// would run as formulas are neutralised.
QByteArray customerCsv(const QString &customer, const QList<UsageSum> &usage, const QTimeZone &zone);
QString csvField(const QString &text);

} // namespace llm0::ui
