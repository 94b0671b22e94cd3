#include "dialects/anthropic/requestreader.h"

#include "dialects/anthropic/customerid.h"
#include "dialects/anthropic/toolreader.h"
#include "dialects/fieldplaces.h"
#include "dialects/requestfacts.h"

#include <algorithm>

namespace llm0 {

namespace {

class RequestReader
{
public:
    ChatRequest read(JsonObject root)
    {
        for (const auto [key, value] : root)
            field(key, value);
        if (m_system)
            m_request.messages.insert(m_request.messages.begin(), std::move(*m_system));
        markLastBlock();
        return std::move(m_request);
    }

    const AnthropicHiddenInput &hidden() const { return m_hidden; }

private:
    struct Field {
        std::string_view name;
        void (RequestReader::*read)(JsonValue);
    };

    void field(std::string_view key, JsonValue value)
    {
        using Self = RequestReader;
        static constexpr Field fields[] = {
            {"model", &Self::model},
            {"messages", &Self::messages},
            {"system", &Self::system},
            {"max_tokens", &Self::maxTokens},
            {"stream", &Self::stream},
            {"temperature", &Self::temperature},
            {"top_p", &Self::topP},
            {"top_k", &Self::topK},
            {"stop_sequences", &Self::stopSequences},
            {"metadata", &Self::metadata},
            {"tools", &Self::tools},
            {"tool_choice", &Self::toolChoice},
            {"thinking", &Self::thinking},
            {"output_config", &Self::outputConfig},
            {"output_format", &Self::outputFormat},
            {"cache_control", &Self::cacheControl},
            {"service_tier", &Self::serviceTier},
            {"speed", &Self::speed},
            {"inference_geo", &Self::inferenceGeo},
            {"fallbacks", &Self::fallbacks},
            {"context_management", &Self::contextManagement},
            {"diagnostics", &Self::harmless},
        };
        const auto *known = std::find_if(std::begin(fields), std::end(fields),
                                         [key](const Field &each) { return each.name == key; });
        if (known != std::end(fields)) {
            if (!value.is_null())
                (this->*known->read)(value);
            return;
        }
        for (const Field &each : fields)
            refuseMisspelt(key, each.name);
        if (value.is_null())
            return;
        // container, mcp_servers, thread, …: they bring in what nobody can see from here
        extra(std::string(key), value);
        m_hidden.unbounded = true;
        if (key == "mcp_servers" || key == "container")
            m_hidden.rereads += serverToolRounds;
    }

    void extra(std::string name, JsonValue value)
    {
        m_request.extras.push_back({std::move(name), jsonTextOf(value)});
    }

    static JsonObject fieldsOf(JsonValue value, std::string_view name,
                               std::initializer_list<std::string_view> known)
    {
        const JsonObject fields = objectOf(value, name);
        const std::string path = std::string(name) + ".";
        refuseDoubledFields(fields, path);
        for (const auto field : fields)
            refuseMisspeltOf(known, field.key, path);
        return fields;
    }

    void harmless(JsonValue) {}
    void model(JsonValue value) { m_request.model = textOf(value, "model"); }
    void messages(JsonValue value)
    {
        AnthropicContentReader reader(m_request.extras, m_hidden);
        m_request.messages = reader.messages(value);
    }
    void system(JsonValue value)
    {
        m_system = AnthropicContentReader(m_request.extras, m_hidden).system(value);
    }
    void maxTokens(JsonValue value)
    {
        // 0 only fills the prompt cache.
        m_request.outputLimit = integerOf(value, "max_tokens");
        if (*m_request.outputLimit < 0)
            throw BadField{"max_tokens", "must not be negative"};
    }
    void stream(JsonValue value) { m_request.streamed = flagOf(value, "stream"); }
    void temperature(JsonValue value) { m_request.temperature = numberOf(value, "temperature"); }
    void topP(JsonValue value) { m_request.topP = numberOf(value, "top_p"); }
    void topK(JsonValue value) { m_request.topK = integerOf(value, "top_k"); }
    void stopSequences(JsonValue value)
    {
        for (const JsonValue each : arrayOf(value, "stop_sequences"))
            m_request.stop.push_back(textOf(each, "stop_sequences[]"));
    }

    void metadata(JsonValue value)
    {
        for (const auto [key, each] : fieldsOf(value, "metadata", {"user_id"})) {
            if (key == "user_id" && !each.is_null())
                m_request.customer = customerInUserId(textOf(each, "metadata.user_id"));
            else if (!each.is_null())
                extra("metadata." + std::string(key), each);
        }
    }

    void tools(JsonValue value) { m_request.tools = anthropicToolsOf(value, m_request.extras, m_hidden); }

    void toolChoice(JsonValue value)
    {
        ToolChoice choice;
        for (const auto [key, each] :
             fieldsOf(value, "tool_choice", {"type", "name", "disable_parallel_tool_use"})) {
            if (key == "type")
                choice.mode = modeOf(textOf(each, "tool_choice.type"));
            else if (key == "name")
                choice.name = textOf(each, "tool_choice.name");
            else if (key == "disable_parallel_tool_use")
                m_request.parallelToolCalls = !flagOf(each, "tool_choice.disable_parallel_tool_use");
            else
                extra("tool_choice." + std::string(key), each);
        }
        m_request.toolChoice = choice;
    }

    static ToolChoice::Mode modeOf(std::string_view type)
    {
        if (type == "auto")
            return ToolChoice::Mode::Auto;
        if (type == "any")
            return ToolChoice::Mode::Required;
        if (type == "tool")
            return ToolChoice::Mode::Named;
        if (type == "none")
            return ToolChoice::Mode::None;
        throw BadField{"tool_choice.type", "must be auto, any, tool or none"};
    }

    void thinking(JsonValue value)
    {
        Thinking &thinking = m_request.thinking;
        for (const auto [key, each] : fieldsOf(value, "thinking", {"type", "budget_tokens", "display"})) {
            if (each.is_null())
                continue;
            if (key == "type")
                thinkingType(each);
            else if (key == "budget_tokens")
                thinking.budgetTokens = positiveIntegerOf(each, "thinking.budget_tokens");
            else if (key == "display")
                thinking.shown = textOf(each, "thinking.display") != "omitted";
            else
                extra("thinking." + std::string(key), each);
        }
    }

    void thinkingType(JsonValue value)
    {
        const std::string type = textOf(value, "thinking.type");
        if (type == "disabled")
            m_request.thinking.budgetTokens = 0;
        else if (type == "adaptive")
            m_request.thinking.budgetTokens = -1;
        else if (type != "enabled")
            extra("thinking.type", value);
    }

    void outputConfig(JsonValue value)
    {
        for (const auto [key, each] : fieldsOf(value, "output_config", {"effort", "format"})) {
            if (each.is_null())
                continue;
            if (key == "effort")
                m_request.thinking.effort = textOf(each, "output_config.effort");
            else if (key == "format")
                outputFormat(each);
            else
                extra("output_config." + std::string(key), each);
        }
    }

    void outputFormat(JsonValue value)
    {
        const JsonObject format = objectOf(value, "output_config.format");
        const auto schema = objectIn(format, "schema");
        if (textIn(format, "type") != "json_schema" || !schema) {
            extra("output_config.format", value);
            return;
        }
        m_request.shape.kind = AnswerShape::Kind::JsonSchema;
        m_request.shape.schema = jsonTextOf(*schema);
        m_request.shape.strict = true;
    }

    void cacheControl(JsonValue value) { m_lastBlockTtl = anthropicCacheTtl(value); }

    void serviceTier(JsonValue value)
    {
        const std::string tier = textOf(value, "service_tier");
        if (tier != "auto" && tier != "standard_only")
            extra("service_tier", value);
    }

    void speed(JsonValue value) { onlyDefault("speed", value, "standard"); }
    void inferenceGeo(JsonValue value) { onlyDefault("inference_geo", value, "global"); }

    /// Anything else is billed at other rates.
    static void onlyDefault(const std::string &name, JsonValue value, std::string_view usual)
    {
        const std::string text = textOf(value, name);
        if (text != usual)
            throw BadField{name, "'" + text
                                     + "' has rates the price book does not know: leave it out or use '"
                                     + std::string(usual) + "'"};
    }

    void fallbacks(JsonValue)
    {
        throw BadField{"fallbacks", "would let models answer whose price nobody holds: leave it out"};
    }

    void contextManagement(JsonValue value)
    {
        extra("context_management", value);
        // A compaction reads the whole prompt once more and writes a summary, at most as dear as another
        // reading.
        if (jsonTextOf(value).find("\"compact") != std::string::npos)
            m_hidden.rereads += 2;
    }

    /// Top-level cache_control stands for a mark on the last block of the request.
    void markLastBlock()
    {
        if (m_lastBlockTtl.empty() || m_request.messages.empty() || m_request.messages.back().parts.empty())
            return;
        Part &last = m_request.messages.back().parts.back();
        if (last.cacheTtl.empty())
            last.cacheTtl = m_lastBlockTtl;
    }

    ChatRequest m_request;
    std::optional<Message> m_system;
    AnthropicHiddenInput m_hidden;
    std::string m_lastBlockTtl;
};

void checkComplete(const ChatRequest &request, bool countsOnly)
{
    if (request.model.empty())
        throw BadField{"model", "is missing: name the model to call"};
    if (request.messages.empty())
        throw BadField{"messages", "is missing or empty"};
    if (!request.outputLimit && !countsOnly)
        throw BadField{"max_tokens", "is missing: say how long the answer may be"};
}

BodyPlaces placesIn(const FieldPlaces &fields)
{
    BodyPlaces places;
    places.model = fields.value("model");
    places.limit = fields.value("max_tokens");
    if (places.limit.length == 0) {
        places.limit.offset = fields.firstField();
        places.limitBefore = "\"max_tokens\":";
        places.limitAfter = fields.inserted({});
    }
    return places;
}

} // namespace

Result<ParsedCall> readAnthropicRequest(std::string &body, const CallTarget &target, TokenBound bound)
{
    return readingRequest([&] {
        const FieldPlaces fields = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        RequestReader reader;
        ChatRequest request = reader.read(parsedObject(parser, body));
        checkComplete(request, target.countsOnly);
        ParsedCall parsed;
        parsed.call = callOf(request, bound);
        parsed.call.wantsStreamUsage = true; // the format always tells it
        InputFacts &input = parsed.call.input;
        input.unbounded |= reader.hidden().unbounded;
        input.webSearches += static_cast<int>(std::min<std::int64_t>(reader.hidden().webSearches, 100'000));
        input.rereads = static_cast<int>(std::min(reader.hidden().rereads, serverToolRounds + 2));
        if (const auto budget = request.thinking.budgetTokens.value_or(0); budget > 0)
            parsed.call.leastOutput = budget + 1;
        parsed.places = placesIn(fields);
        parsed.content = std::move(request);
        return parsed;
    });
}

} // namespace llm0
