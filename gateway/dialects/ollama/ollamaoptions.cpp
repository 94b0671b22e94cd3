#include "dialects/ollama/ollamaoptions.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

void takeNumber(FieldTaker &options, std::string_view name, std::optional<double> &into)
{
    if (const auto value = options.take(name))
        into = numberOf(*value, options.at(name));
}

void takeInteger(FieldTaker &options, std::string_view name, std::optional<std::int64_t> &into)
{
    if (const auto value = options.take(name))
        into = integerOf(*value, options.at(name));
}

void readStop(FieldTaker &options, ChatRequest &request)
{
    const auto stop = options.take("stop");
    if (!stop)
        return;
    for (const JsonValue each : listOf(*stop))
        request.stop.push_back(textOf(each, options.at("stop")));
}

template <typename T>
void put(Json &into, const char *name, const std::optional<T> &value)
{
    if (value)
        into[name] = *value;
}

} // namespace

void keepOllamaOptions(FieldTaker &options, std::vector<ExtraField> &extras)
{
    options.drop({"num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "numa", "low_vram", "f16_kv",
                  "use_mmap", "use_mlock", "logits_all", "vocab_only", "embedding_only"});
    options.leaveTo(extras);
}

void readOllamaOptions(JsonObject object, ChatRequest &request)
{
    FieldTaker options(object, "options");
    takeNumber(options, "temperature", request.temperature);
    takeNumber(options, "top_p", request.topP);
    takeNumber(options, "min_p", request.minP);
    takeNumber(options, "presence_penalty", request.presencePenalty);
    takeNumber(options, "frequency_penalty", request.frequencyPenalty);
    takeNumber(options, "repeat_penalty", request.repeatPenalty);
    takeInteger(options, "top_k", request.topK);
    takeInteger(options, "seed", request.seed);
    takeInteger(options, "num_predict", request.outputLimit);
    if (request.outputLimit && *request.outputLimit < 1) // as much as it likes
        request.outputLimit.reset();
    readStop(options, request);
    keepOllamaOptions(options, request.extras);
}

Json ollamaOptions(const ChatRequest &request, std::optional<std::int64_t> outputLimit)
{
    Json options = Json::object();
    put(options, "num_predict", outputLimit);
    put(options, "temperature", request.temperature);
    put(options, "top_p", request.topP);
    put(options, "top_k", request.topK);
    put(options, "min_p", request.minP);
    put(options, "seed", request.seed);
    put(options, "presence_penalty", request.presencePenalty);
    put(options, "frequency_penalty", request.frequencyPenalty);
    put(options, "repeat_penalty", request.repeatPenalty);
    if (!request.stop.empty())
        options["stop"] = request.stop;
    return options;
}

void placeOllamaLimit(const std::string &body, const FieldPlaces &top, BodyPlaces &places)
{
    const Splice options = top.value("options");
    if (!top.has("options") || body.compare(options.offset, options.length, "null") == 0) {
        const bool null = top.has("options");
        places.limit = null ? options : Splice{top.firstField(), 0, {}};
        places.limitBefore = null ? "{\"num_predict\":" : "\"options\":{\"num_predict\":";
        places.limitAfter = null || top.empty() ? "}" : "},";
        return;
    }
    const FieldPlaces fields = FieldPlaces::of(body, options);
    if (fields.has("num_predict")) {
        places.limit = fields.value("num_predict");
        return;
    }
    places.limit.offset = fields.firstField();
    places.limitBefore = "\"num_predict\":";
    places.limitAfter = fields.empty() ? "" : ",";
}

} // namespace llm0
