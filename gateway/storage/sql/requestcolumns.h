#pragma once

#include "domain/requestrecord.h"
#include "storage/sql/sqldatabase.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// Calls `visit(column, field)` for every stored field of a record, in one fixed order, which serves the
/// insert, the select and the spill file alike. Derived columns are not among them.
template <typename Record, typename Visit>
void eachRequestField(Record &r, Visit &&visit)
{
    visit("request_id", r.requestId);
    visit("started_at", r.startedAt);
    visit("project_id", r.project);
    visit("key_id", r.key);
    visit("customer_id", r.customer);
    visit("customer_name", r.customerName);
    visit("tier", r.tier);
    visit("labels", r.labels);
    visit("dialect", r.dialect);
    visit("streamed", r.streamed);
    visit("model_asked", r.modelAsked);
    visit("model_served", r.modelServed);
    visit("provider", r.provider);
    visit("status", r.status);
    visit("http_status", r.httpStatus);
    visit("error_code", r.errorCode);
    visit("block_reason", r.blockReason);
    visit("estimate", r.estimate);
    visit("reserved", r.reserved);
    visit("actual", r.actual);
    visit("avoided", r.avoided);
    visit("saved", r.saved);
    visit("price_version", r.priceVersion);
    visit("tokens_input", r.usage.input);
    visit("tokens_cache_read", r.usage.cacheRead);
    visit("tokens_cache_write_5m", r.usage.cacheWrite5m);
    visit("tokens_cache_write_1h", r.usage.cacheWrite1h);
    visit("tokens_output", r.usage.output);
    visit("tokens_reasoning", r.usage.reasoning);
    visit("tokens_input_audio", r.usage.inputAudio);
    visit("tokens_cache_read_audio", r.usage.cacheReadAudio);
    visit("tokens_output_audio", r.usage.outputAudio);
    visit("tokens_input_image", r.usage.inputImage);
    visit("tokens_output_image", r.usage.outputImage);
    visit("web_searches", r.usage.webSearches);
    visit("usage_estimated", r.usageEstimated);
    visit("over_bound", r.overBound);
    visit("cache", r.cache);
    visit("total_us", r.totalUs);
    visit("first_byte_us", r.firstByteUs);
    visit("gateway_us", r.gatewayUs);
    visit("attempts", r.attempts);
}

/// "request_id, started_at, …"
std::string requestColumnNames();
/// Does nothing when the requestId is there already.
std::string requestInsertSql();
SqlValues requestInsertValues(const RequestRecord &record);
/// Reads the columns of requestColumnNames(), which begin at `firstColumn`.
RequestRecord readRequest(const SqlRow &row, int firstColumn);

/// JSON, as the columns named `labels` hold it.
std::string labelsToText(const Labels &labels);
Labels labelsFromText(const std::string &text);

/// One line of JSON without a line end.
std::string requestToJson(const RequestRecord &record);
std::optional<RequestRecord> requestFromJson(std::string_view line);

} // namespace llm0
