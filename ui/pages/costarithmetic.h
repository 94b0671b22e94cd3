#pragma once

#include "client/dto.h"
#include "widgets/facttable.h"

namespace llm0::ui {

/// The buckets of a request's usage with their rates (pico-dollars per token, by bucket) and what they come
/// to.
QList<FactTable::Row> costRows(const Request &request, const QJsonObject &picoPerToken);
/// What a refusal without arithmetic means.
QString refusalSentence(const QString &errorCode);

} // namespace llm0::ui
