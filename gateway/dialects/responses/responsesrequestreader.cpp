#include "dialects/responses/responsesrequestreader.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/openai/chattoolreader.h"
#include "dialects/openai/servicetier.h"
#include "dialects/requestfacts.h"
#include "dialects/responses/inputreader.h"
#include "dialects/responses/responsestools.h"

namespace llm0 {

namespace {

class Reader
{
public:
    Reader(std::string &body, TokenBound bound)
        : m_places(FieldPlaces::of(body))
        , m_root(parsedObject(m_parser, body))
        , m_fields(m_root, "")
        , m_bound(bound)
    {}

    ParsedCall read()
    {
        if (const auto model = m_fields.take("model"))
            m_request.model = textOf(*model, "model");
        if (m_request.model.empty())
            throw BadField{"model", "is missing: name the model to call"};
        conversation();
        steering();
        tools();
        text();
        reasoning();
        include();
        rest();
        m_fields.leaveTo(m_request.extras);
        ParsedCall parsed;
        parsed.call = call();
        parsed.places = places();
        parsed.content = std::move(m_request);
        return parsed;
    }

private:
    void conversation()
    {
        if (const auto instructions = m_fields.take("instructions")) {
            Message &system = m_request.messages.emplace_back();
            system.role = Role::System;
            system.parts.emplace_back().text = textOf(*instructions, "instructions");
        }
        // What OpenAI keeps belongs to the prompt too, and nobody here knows how much it is.
        for (const std::string_view kept :
             {"previous_response_id", "conversation", "prompt", "background", "context_management"}) {
            if (const auto value = m_fields.take(kept); value && !isFalse(*value)) {
                m_unbounded = true;
                m_kept = true;
                extra(kept, *value);
            }
        }
        InputReader input(m_request);
        if (const auto value = m_fields.take("input"))
            input.read(*value);
        else if (!m_kept)
            throw BadField{"input", "is missing"};
        if (m_request.messages.empty() && m_request.extras.empty())
            throw BadField{"input", "must not be empty"};
        m_unbounded |= input.unbounded();
        m_cacheWrites |= input.cacheMarks();
    }

    static bool isFalse(JsonValue value)
    {
        bool flag = true;
        return !value.get(flag) && !flag;
    }

    void extra(std::string_view name, JsonValue value)
    {
        m_request.extras.push_back({std::string(name), jsonTextOf(value)});
    }

    void steering()
    {
        if (const auto value = m_fields.take("stream"))
            m_request.streamed = flagOf(*value, "stream");
        if (const auto value = m_fields.take("max_output_tokens"))
            m_request.outputLimit = positiveIntegerOf(*value, "max_output_tokens");
        if (const auto value = m_fields.take("temperature"))
            m_request.temperature = numberOf(*value, "temperature");
        if (const auto value = m_fields.take("top_p"))
            m_request.topP = numberOf(*value, "top_p");
        if (const auto value = m_fields.take("top_logprobs"))
            m_request.topLogprobs = integerOf(*value, "top_logprobs");
        if (const auto value = m_fields.take("parallel_tool_calls"))
            m_request.parallelToolCalls = flagOf(*value, "parallel_tool_calls");
    }

    void tools()
    {
        if (const auto value = m_fields.take("tools")) {
            for (const JsonValue each : arrayOf(*value, "tools"))
                readResponsesTool(m_request, m_hosted, each);
        }
        if (const auto value = m_fields.take("tool_choice"))
            readChatToolChoice(m_request, *value);
        if (const auto value = m_fields.take("max_tool_calls")) {
            m_maxToolCalls = positiveIntegerOf(*value, "max_tool_calls");
            extra("max_tool_calls", *value);
        }
    }

    void text()
    {
        const auto value = m_fields.take("text");
        if (!value)
            return;
        FieldTaker fields(objectOf(*value, "text"), "text");
        if (const auto verbosity = fields.take("verbosity"))
            m_request.verbosity = textOf(*verbosity, "text.verbosity");
        if (const auto format = fields.take("format"))
            shape(objectOf(*format, "text.format"));
        fields.leaveTo(m_request.extras);
    }

    void shape(JsonObject format)
    {
        const std::string_view type = textIn(format, "type");
        if (type == "json_schema")
            readJsonSchema(m_request, format, "text.format.");
        else if (type == "json_object")
            m_request.shape.kind = AnswerShape::Kind::JsonObject;
        else if (type != "text")
            m_request.extras.push_back({"text.format", simdjson::minify(format)});
    }

    void reasoning()
    {
        const auto value = m_fields.take("reasoning");
        if (!value)
            return;
        FieldTaker fields(objectOf(*value, "reasoning"), "reasoning");
        if (const auto effort = fields.take("effort"))
            m_request.thinking.effort = textOf(*effort, "reasoning.effort");
        for (const std::string_view name : {"generate_summary", "summary"}) {
            if (const auto summary = fields.take(name))
                m_request.thinking.summary = textOf(*summary, fields.at(name));
        }
        if (!m_request.thinking.summary.empty())
            m_request.thinking.shown = true;
        dropDefault(fields, "context", "auto");
        dropDefault(fields, "mode", "standard");
        fields.leaveTo(m_request.extras);
    }

    void dropDefault(FieldTaker &fields, std::string_view name, std::string_view usual)
    {
        const auto value = fields.take(name);
        if (value && textOf(*value, fields.at(name)) != usual)
            extra(fields.at(name), *value);
    }

    /// Asks for more of what is told, which changes nothing that is answered.
    void include()
    {
        const auto value = m_fields.take("include");
        if (!value)
            return;
        for (const JsonValue each : arrayOf(*value, "include")) {
            if (textOf(each, "include") == "message.output_text.logprobs")
                m_request.logprobs = true;
        }
    }

    void rest()
    {
        for (const std::string_view name : {"user", "safety_identifier"}) {
            if (const auto value = m_fields.take(name))
                m_request.customer = textOf(*value, name);
        }
        if (const auto value = m_fields.take("service_tier");
            value && !isOrdinaryTier(textOf(*value, "service_tier")))
            extra("service_tier", *value);
        dropDefault(m_fields, "truncation", "disabled");
        if (m_fields.take("prompt_cache_options"))
            m_cacheWrites = true;
        // A wish that only the provider can fulfil, anew with each call; left to its default it is none.
        if (const auto value = m_fields.take("store"); value && flagOf(*value, "store"))
            extra("store", *value);
        m_fields.drop({"metadata", "prompt_cache_key", "prompt_cache_retention", "stream_options"});
    }

    ChatCall call() const
    {
        ChatCall call = callOf(m_request, m_bound);
        call.wantsStreamUsage = true;
        call.input.unbounded |= m_unbounded;
        call.input.cacheWrites |= m_cacheWrites;
        addHostedWork(call.input, m_hosted, m_maxToolCalls);
        return call;
    }

    BodyPlaces places() const
    {
        BodyPlaces places;
        places.model = m_places.value("model");
        places.limit = m_places.value("max_output_tokens");
        if (places.limit.length == 0) {
            places.limit.offset = m_places.firstField();
            places.limitBefore = "\"max_output_tokens\":";
            places.limitAfter = ",";
        }
        return places;
    }

    FieldPlaces m_places; ///< before m_root: it refuses doubled fields by name
    simdjson::dom::parser m_parser;
    JsonObject m_root;
    FieldTaker m_fields;
    TokenBound m_bound;
    ChatRequest m_request;
    HostedWork m_hosted;
    std::optional<std::int64_t> m_maxToolCalls;
    bool m_kept = false;
    bool m_unbounded = false;
    bool m_cacheWrites = false;
};

} // namespace

Result<ParsedCall> readResponsesRequest(std::string &body, TokenBound bound)
{
    return readingRequest([&] { return Reader(body, bound).read(); });
}

} // namespace llm0
