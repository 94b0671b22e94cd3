#include "admin/requestjson.h"

#include <algorithm>

namespace llm0 {

namespace {

const ApiKey *keyById(const Catalogue &catalogue, KeyId id)
{
    const auto found = std::find_if(catalogue.keysByHash.begin(), catalogue.keysByHash.end(),
                                    [id](const auto &entry) { return entry.second->id == id; });
    return found == catalogue.keysByHash.end() ? nullptr : found->second.get();
}

const Project *projectById(const Catalogue &catalogue, ProjectId id)
{
    const auto found = catalogue.projects.find(id);
    return found == catalogue.projects.end() ? nullptr : found->second.get();
}

void writeWho(JsonWriter &json, const RequestRecord &record, const Catalogue &catalogue)
{
    const Project *project = projectById(catalogue, record.project);
    const ApiKey *key = keyById(catalogue, record.key);
    json.field("project_id", project ? std::optional(project->uuid) : std::nullopt)
        .field("project", project ? std::optional(project->name) : std::nullopt)
        .field("key_id", key ? std::optional(key->uuid) : std::nullopt)
        .field("key", key ? std::optional(key->name) : std::nullopt)
        .field("customer_id", record.customerName)
        .field("tier", record.tier)
        .field("labels", record.labels);
}

/// With three places: most answers take the gateway less than one millisecond.
std::string millisecondsText(std::int64_t us)
{
    const std::string rest = std::to_string(us % 1000);
    return std::to_string(us / 1000) + "." + std::string(3 - std::min<std::size_t>(3, rest.size()), '0')
           + rest;
}

void writeUsage(JsonWriter &json, const Usage &usage)
{
    json.key("usage")
        .beginObject()
        .field("input", usage.input)
        .field("cache_read", usage.cacheRead)
        .field("cache_write_5m", usage.cacheWrite5m)
        .field("cache_write_1h", usage.cacheWrite1h)
        .field("output", usage.output)
        .field("reasoning", usage.reasoning)
        .field("input_audio", usage.inputAudio)
        .field("cache_read_audio", usage.cacheReadAudio)
        .field("output_audio", usage.outputAudio)
        .field("input_image", usage.inputImage)
        .field("output_image", usage.outputImage)
        .field("web_searches", usage.webSearches)
        .field("prompt_total", usage.promptTotal())
        .field("completion_total", usage.completionTotal())
        .endObject();
}

void writeMoney(JsonWriter &json, const RequestRecord &record)
{
    json.field("estimate", record.estimate)
        .field("reserved", record.reserved)
        .field("actual", record.actual)
        .field("avoided", record.avoided)
        .field("saved", record.saved)
        .field("price_version", record.priceVersion);
}

} // namespace

void writeRequest(JsonWriter &json, const RequestRecord &record, const Catalogue &catalogue)
{
    json.beginObject().field("request_id", record.requestId).timeField("started_at", record.startedAt);
    writeWho(json, record, catalogue);
    json.field("dialect", record.dialect)
        .field("stream", record.streamed)
        .field("model_asked", record.modelAsked)
        .field("model_served", record.modelServed)
        .field("provider", record.provider)
        .field("status", statusName(record.status))
        .field("http_status", record.httpStatus)
        .field("error_code", record.errorCode)
        .rawField("block_reason", record.blockReason);
    writeMoney(json, record);
    writeUsage(json, record.usage);
    json.field("usage_estimated", record.usageEstimated)
        .field("over_bound", record.overBound)
        .field("cache", record.cache)
        .field("total_ms", record.totalUs / 1000)
        .field("first_byte_ms", record.firstByteUs / 1000)
        .key("gateway_ms")
        .raw(millisecondsText(record.gatewayUs))
        .key("attempts")
        .raw(record.attempts.empty() ? "[]" : record.attempts)
        .endObject();
}

std::string requestText(const RequestRecord &record, const Catalogue &catalogue)
{
    JsonWriter json;
    writeRequest(json, record, catalogue);
    return json.take();
}

} // namespace llm0
