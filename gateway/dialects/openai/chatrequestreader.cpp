#include "dialects/openai/chatrequestreader.h"

#include "dialects/fieldplaces.h"
#include "dialects/jsonfields.h"
#include "dialects/openai/chatmessagereader.h"
#include "dialects/openai/chattoolreader.h"
#include "dialects/openai/servicetier.h"
#include "dialects/openai/streamoptions.h"
#include "dialects/requestfacts.h"

#include <algorithm>
#include <map>

namespace llm0 {

namespace {

class Reader
{
public:
    Reader(std::string &body, TokenBound bound)
        : m_places(FieldPlaces::of(body))
        , m_root(parsedObject(m_parser, body))
        , m_body(body)
        , m_bound(bound)
    {}

    ParsedCall read()
    {
        for (const auto field : m_root)
            readField(field.key, field.value);
        if (m_request.model.empty())
            throw BadField{"model", "is missing: name the model to call"};
        if (!m_places.has("messages"))
            throw BadField{"messages", "is missing"};
        ParsedCall parsed;
        parsed.call = call();
        parsed.places = places();
        parsed.content = std::move(m_request);
        return parsed;
    }

private:
    using Read = void (Reader::*)(std::string_view name, JsonValue value);

    static const std::map<std::string_view, Read> &fields()
    {
        static const std::map<std::string_view, Read> table = {
            {"stream", &Reader::stream},
            {"stream_options", &Reader::streamOptions},
            {"max_tokens", &Reader::outputLimit},
            {"max_completion_tokens", &Reader::outputLimit},
            {"n", &Reader::choices},
            {"best_of", &Reader::choices},
            {"temperature", &Reader::number<&ChatRequest::temperature>},
            {"top_p", &Reader::number<&ChatRequest::topP>},
            {"min_p", &Reader::number<&ChatRequest::minP>},
            {"frequency_penalty", &Reader::number<&ChatRequest::frequencyPenalty>},
            {"presence_penalty", &Reader::number<&ChatRequest::presencePenalty>},
            {"repetition_penalty", &Reader::number<&ChatRequest::repeatPenalty>},
            {"top_k", &Reader::integer<&ChatRequest::topK>},
            {"seed", &Reader::integer<&ChatRequest::seed>},
            {"top_logprobs", &Reader::integer<&ChatRequest::topLogprobs>},
            {"logprobs", &Reader::logprobs},
            {"logit_bias", &Reader::json<&ChatRequest::logitBias>},
            {"audio", &Reader::json<&ChatRequest::audio>},
            {"prediction", &Reader::json<&ChatRequest::prediction>},
            {"stop", &Reader::stop},
            {"tools", &Reader::tools},
            {"functions", &Reader::functions},
            {"tool_choice", &Reader::toolChoice},
            {"parallel_tool_calls", &Reader::parallelToolCalls},
            {"response_format", &Reader::responseFormat},
            {"reasoning_effort", &Reader::reasoningEffort},
            {"verbosity", &Reader::verbosity},
            {"modalities", &Reader::modalities},
            {"web_search_options", &Reader::webSearch},
            {"user", &Reader::customer},
            {"safety_identifier", &Reader::customer},
            {"service_tier", &Reader::serviceTier},
            {"store", &Reader::store},
            // Change neither the answer nor its price.
            {"metadata", &Reader::nothing},
            {"prompt_cache_key", &Reader::nothing},
            {"prompt_cache_retention", &Reader::nothing},
            {"prompt_cache_options", &Reader::cacheOptions},
        };
        return table;
    }

    void readField(std::string_view name, JsonValue value)
    {
        if (name == "model") {
            m_request.model = textOf(value, name);
        } else if (name == "messages") {
            ChatMessageReader messages(m_request);
            messages.read(value);
            m_unbounded |= messages.unbounded();
        } else if (const auto field = fields().find(name); field != fields().end()) {
            if (!value.is_null())
                (this->*field->second)(name, value);
        } else {
            refuseUnlikeCase(name);
            if (!value.is_null())
                extra(name, value);
        }
    }

    static void refuseUnlikeCase(std::string_view name)
    {
        for (const std::string_view known : {"model", "messages"})
            refuseMisspelt(name, known);
        for (const auto &[known, read] : fields())
            refuseMisspelt(name, known);
    }

    void extra(std::string_view name, JsonValue value)
    {
        m_request.extras.push_back({std::string(name), jsonTextOf(value)});
    }

    template <auto Field>
    void number(std::string_view name, JsonValue value)
    {
        m_request.*Field = numberOf(value, name);
    }

    template <auto Field>
    void integer(std::string_view name, JsonValue value)
    {
        m_request.*Field = integerOf(value, name);
    }

    template <auto Field>
    void json(std::string_view name, JsonValue value)
    {
        m_request.*Field = simdjson::minify(objectOf(value, name));
    }

    void nothing(std::string_view /*name*/, JsonValue /*value*/) {}

    /// A wish that only the provider can fulfil, anew with each call.
    void store(std::string_view name, JsonValue value)
    {
        if (flagOf(value, name))
            extra(name, value);
    }

    void cacheOptions(std::string_view /*name*/, JsonValue /*value*/) { m_cacheWrites = true; }

    void stream(std::string_view name, JsonValue value) { m_request.streamed = flagOf(value, name); }

    void streamOptions(std::string_view /*name*/, JsonValue value)
    {
        m_wantsUsage = readStreamOptions(m_request, value);
    }

    void outputLimit(std::string_view name, JsonValue value)
    {
        if (m_request.outputLimit)
            throw BadField{std::string(name), "contradicts " + m_limitField + ": send one of them"};
        m_limitField = name;
        m_request.outputLimit = positiveIntegerOf(value, name);
    }

    void choices(std::string_view name, JsonValue value)
    {
        m_request.choices = std::max(m_request.choices, positiveIntegerOf(value, name));
        if (name == "best_of")
            extra(name, value);
    }

    void logprobs(std::string_view name, JsonValue value)
    {
        if (value.is_bool())
            m_request.logprobs = flagOf(value, name);
        else
            extra(name, value); // a number with some providers
    }

    void stop(std::string_view name, JsonValue value)
    {
        if (value.is_string()) {
            m_request.stop.push_back(textOf(value, name));
            return;
        }
        for (const JsonValue each : arrayOf(value, name))
            m_request.stop.push_back(textOf(each, name));
    }

    void tools(std::string_view name, JsonValue value)
    {
        for (const JsonValue each : arrayOf(value, name))
            m_foreignTools += readChatTool(m_request, each) ? 0 : 1;
    }

    void functions(std::string_view name, JsonValue value)
    {
        m_foreignTools += static_cast<int>(arrayOf(value, name).size());
        extra(name, value);
    }

    void toolChoice(std::string_view /*name*/, JsonValue value) { readChatToolChoice(m_request, value); }

    void parallelToolCalls(std::string_view name, JsonValue value)
    {
        m_request.parallelToolCalls = flagOf(value, name);
    }

    void responseFormat(std::string_view /*name*/, JsonValue value) { readResponseFormat(m_request, value); }

    void reasoningEffort(std::string_view name, JsonValue value)
    {
        m_request.thinking.effort = textOf(value, name);
    }

    void verbosity(std::string_view name, JsonValue value) { m_request.verbosity = textOf(value, name); }

    void modalities(std::string_view name, JsonValue value)
    {
        for (const JsonValue each : arrayOf(value, name)) {
            const std::string kind = textOf(each, name);
            m_request.audioOutput |= kind == "audio";
            if (kind != "audio" && kind != "text")
                extra(name, value);
        }
    }

    void webSearch(std::string_view name, JsonValue value)
    {
        m_webSearches = 1;
        extra(name, value);
    }

    void customer(std::string_view name, JsonValue value)
    {
        if (m_request.customer.empty() || name == "safety_identifier")
            m_request.customer = textOf(value, name);
    }

    void serviceTier(std::string_view name, JsonValue value)
    {
        if (!isOrdinaryTier(textOf(value, name)))
            extra(name, value);
    }

    ChatCall call() const
    {
        ChatCall call = callOf(m_request, m_bound);
        call.wantsStreamUsage = m_wantsUsage;
        call.input.tools += m_foreignTools;
        call.input.webSearches = m_webSearches;
        call.input.unbounded |= m_unbounded;
        call.input.cacheWrites |= m_cacheWrites;
        return call;
    }

    BodyPlaces places() const
    {
        BodyPlaces places;
        places.model = m_places.value("model");
        places.limit = limitPlace();
        places.limitBefore = "\"%\":";
        places.limitAfter = ",";
        if (places.limit.length > 0)
            places.limitBefore = places.limitAfter = "";
        if (m_request.streamed && !m_wantsUsage)
            places.usageFlag = usageFlagPlace(m_body, m_places);
        return places;
    }

    /// Of the limit; of a null one, whose place is taken; or where one can be put in.
    Splice limitPlace() const
    {
        if (!m_limitField.empty())
            return m_places.value(m_limitField);
        for (const std::string_view name : {"max_completion_tokens", "max_tokens"}) {
            if (m_places.has(name))
                return m_places.value(name);
        }
        return {m_places.firstField(), 0, {}};
    }

    FieldPlaces m_places; ///< before m_root: it refuses doubled fields by name
    simdjson::dom::parser m_parser;
    JsonObject m_root;
    const std::string &m_body;
    TokenBound m_bound;
    ChatRequest m_request;
    std::string m_limitField;
    bool m_wantsUsage = false;
    bool m_unbounded = false;
    bool m_cacheWrites = false;
    int m_foreignTools = 0; ///< not among the request's tools
    int m_webSearches = 0;
};

} // namespace

Result<ParsedCall> readChatRequest(std::string &body, TokenBound bound)
{
    return readingRequest([&] { return Reader(body, bound).read(); });
}

} // namespace llm0
