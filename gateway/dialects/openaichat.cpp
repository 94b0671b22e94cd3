#include "dialects/openaichat.h"

#include <simdjson.h>

#include <array>
#include <set>

namespace llm0 {

namespace {

namespace dom = simdjson::ondemand;

/// Thrown inside the parser only: a reader of nested JSON is simplest with one way out.
struct BadField {
    std::string field;
    std::string message;
};

std::string_view trimmedRight(std::string_view text)
{
    while (!text.empty()
           && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool isNull(dom::value value)
{
    return value.type() == dom::json_type::null;
}

std::int64_t positiveInteger(dom::value value, const std::string &field)
{
    std::int64_t number = 0;
    if (value.get_int64().get(number) || number < 1)
        throw BadField{field, "must be a whole number of at least 1"};
    return number;
}

std::string text(dom::value value, const std::string &field)
{
    std::string_view view;
    if (value.get_string().get(view))
        throw BadField{field, "must be a string"};
    return std::string(view);
}

bool flag(dom::value value, const std::string &field)
{
    bool set = false;
    if (value.get_bool().get(set))
        throw BadField{field, "must be true or false"};
    return set;
}

/// Scalars that steer the model and are never part of its prompt.
bool isSteering(std::string_view field)
{
    static constexpr std::array<std::string_view, 19> names = {"temperature",
                                                               "top_p",
                                                               "frequency_penalty",
                                                               "presence_penalty",
                                                               "seed",
                                                               "stop",
                                                               "logprobs",
                                                               "top_logprobs",
                                                               "logit_bias",
                                                               "store",
                                                               "metadata",
                                                               "parallel_tool_calls",
                                                               "tool_choice",
                                                               "reasoning_effort",
                                                               "verbosity",
                                                               "prompt_cache_key",
                                                               "service_tier",
                                                               "top_k",
                                                               "keep_alive"};
    return std::find(names.begin(), names.end(), field) != names.end();
}

} // namespace

class OpenAiChatParser::Impl
{
public:
    explicit Impl(TokenBound tokenBound) : m_bound(tokenBound) {}

    OpenAiChatRequest parse(std::string &body)
    {
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        m_body = body;
        m_request = {};
        m_seen.clear();
        dom::document document = m_parser.iterate(body.data(), body.size(), body.capacity());
        dom::object root = document.get_object();
        for (auto field : root) {
            const std::string name(std::string_view(field.unescaped_key()));
            if (!m_seen.insert(name).second)
                throw BadField{name, "stands in the request twice"};
            readField(name, field.value());
        }
        const char *rest = nullptr;
        if (!document.current_location().get(rest))
            throw BadField{{}, "the body goes on after the end of its JSON object"};
        finish();
        return std::move(m_request);
    }

private:
    std::size_t offsetOf(std::string_view raw) const
    {
        return static_cast<std::size_t>(raw.data() - m_body.data());
    }

    Splice placeOf(dom::value value) const
    {
        const std::string_view raw = trimmedRight(value.raw_json_token());
        return {offsetOf(raw), raw.size(), {}};
    }

    void countText(std::string_view textOrJson) { m_request.call.input.textTokens += m_bound(textOrJson); }

    void countRaw(dom::value value)
    {
        std::string_view raw;
        switch (value.type()) {
        case dom::json_type::object:
            raw = value.get_object().value().raw_json();
            break;
        case dom::json_type::array:
            raw = value.get_array().value().raw_json();
            break;
        default:
            raw = value.raw_json_token();
        }
        countText(raw);
    }

    void readField(const std::string &name, dom::value value)
    {
        ChatCall &call = m_request.call;
        if (name == "model") {
            m_request.modelValue = placeOf(value);
            call.model = text(value, name);
        } else if (name == "messages") {
            readMessages(value);
        } else if (isNull(value)) {
            readNull(name, value);
        } else if (name == "stream") {
            call.streamed = flag(value, name);
        } else if (name == "stream_options") {
            readStreamOptions(value);
        } else if (name == "max_tokens" || name == "max_completion_tokens") {
            readOutputLimit(name, value);
        } else if (name == "n" || name == "best_of") {
            call.choices = std::max(call.choices, positiveInteger(value, name));
        } else if (name == "user" || name == "safety_identifier") {
            if (call.customer.empty() || name == "safety_identifier")
                call.customer = text(value, name);
        } else if (name == "modalities") {
            call.audioOutput = std::string_view(value.get_array().value().raw_json()).find("\"audio\"")
                               != std::string_view::npos;
        } else if (name == "web_search_options") {
            call.input.webSearches = 1;
            countRaw(value);
        } else if (name == "prediction") {
            const std::int64_t before = call.input.textTokens;
            countRaw(value);
            call.input.predictedTokens = call.input.textTokens - before;
        } else if (name == "service_tier") {
            readServiceTier(text(value, name));
        } else if (name == "tools" || name == "functions") {
            readTools(name, value);
        } else if (!isSteering(name)) {
            // Unknown or prompt-like (response_format, …): it may become part of the prompt.
            countRaw(value);
        }
    }

    /// As good as absent, but its place is taken: what we add goes there, or the field would stand twice.
    void readNull(const std::string &name, dom::value value)
    {
        if (name == "stream_options") {
            m_request.usageFlag = placeOf(value);
            m_request.usageFlag.text = "{\"include_usage\":true}";
        } else if ((name == "max_tokens" || name == "max_completion_tokens") && !m_request.call.outputLimit) {
            m_request.limitValue = placeOf(value);
        }
    }

    void readOutputLimit(const std::string &name, dom::value value)
    {
        if (m_request.call.outputLimit)
            throw BadField{name, "contradicts " + m_request.limitField + ": send one of them"};
        m_request.limitValue = placeOf(value);
        m_request.limitField = name;
        m_request.call.outputLimit = positiveInteger(value, name);
    }

    static void readServiceTier(const std::string &tier)
    {
        if (tier == "priority" || tier == "scale")
            throw BadField{"service_tier",
                           "'" + tier
                               + "' has rates the price book does not know: leave it out or use 'default'"};
    }

    void readStreamOptions(dom::value value)
    {
        dom::object options;
        if (value.get_object().get(options))
            throw BadField{"stream_options", "must be an object"};
        const std::string_view raw = options.raw_json();
        (void)options.reset();
        // Where "include_usage": true can be put in, unless the field is there.
        const bool empty = trimmedRight(raw.substr(1, raw.size() - 2)).find_first_not_of(" \t\r\n")
                           == std::string_view::npos;
        m_request.usageFlag = {offsetOf(raw) + 1, 0,
                               empty ? "\"include_usage\":true" : "\"include_usage\":true,"};
        for (auto field : options) {
            if (std::string_view(field.unescaped_key()) != "include_usage")
                continue;
            m_request.usageFlag = placeOf(field.value());
            m_request.usageFlag.text = "true";
            dom::value include = field.value();
            m_request.call.wantsStreamUsage =
                !isNull(include) && flag(include, "stream_options.include_usage");
        }
    }

    void readTools(const std::string &name, dom::value value)
    {
        dom::array tools;
        if (value.get_array().get(tools))
            throw BadField{name, "must be an array"};
        for (auto tool : tools) {
            ++m_request.call.input.tools;
            countRaw(tool.value());
        }
    }

    void readMessages(dom::value value)
    {
        dom::array messages;
        if (value.get_array().get(messages))
            throw BadField{"messages", "must be an array"};
        for (auto message : messages) {
            dom::object fields;
            if (message.get_object().get(fields))
                throw BadField{"messages", "must hold objects"};
            ++m_request.call.input.messages;
            readMessage(fields);
        }
        if (m_request.call.input.messages == 0)
            throw BadField{"messages", "must not be empty"};
    }

    void readMessage(dom::object fields)
    {
        for (auto field : fields) {
            const std::string_view name = field.unescaped_key();
            dom::value value = field.value();
            if (name == "content" && value.type() == dom::json_type::array)
                readParts(value.get_array());
            else if (value.type() == dom::json_type::string)
                countText(value.get_string().value());
            else if (name == "audio" && !isNull(value))
                m_request.call.input.unbounded = true; // an earlier spoken answer, by ID
            else
                countRaw(value);
        }
    }

    void readParts(dom::array parts)
    {
        for (auto part : parts) {
            dom::object fields;
            if (part.get_object().get(fields))
                throw BadField{"messages[].content", "must be a string or an array of objects"};
            for (auto field : fields) {
                const std::string name(std::string_view(field.unescaped_key()));
                readPartField(name, field.value());
            }
        }
    }

    void readPartField(const std::string &name, dom::value value)
    {
        InputFacts &input = m_request.call.input;
        if (name == "type") {
            static const std::set<std::string, std::less<>> sized = {"text", "image_url", "input_audio",
                                                                     "refusal", "file"};
            const std::string type = text(value, "messages[].content[].type");
            input.unbounded |= !sized.contains(type);
        } else if (name == "image_url") {
            readImage(value);
        } else if (name == "input_audio") {
            input.audioBase64Bytes +=
                static_cast<std::int64_t>(std::string_view(value.get_object().value().raw_json()).size());
        } else if (name == "file") {
            input.unbounded = true;
        } else if (value.type() == dom::json_type::string) {
            countText(value.get_string().value());
        } else {
            countRaw(value);
        }
    }

    void readImage(dom::value value)
    {
        InputFacts &input = m_request.call.input;
        bool low = false;
        if (value.type() == dom::json_type::object) {
            for (auto field : value.get_object()) {
                if (std::string_view(field.unescaped_key()) == "detail" && !isNull(field.value()))
                    low = text(field.value(), "image_url.detail") == "low";
            }
        } else {
            text(value, "messages[].content[].image_url");
        }
        ++(low ? input.lowDetailImages : input.images);
    }

    void finish()
    {
        if (!m_seen.contains("model") || m_request.call.model.empty())
            throw BadField{"model", "is missing: name the model to call"};
        if (!m_seen.contains("messages"))
            throw BadField{"messages", "is missing"};
        m_request.firstField = m_body.find('{') + 1;
        if (!m_seen.contains("stream_options") || m_request.usageFlag.text.empty())
            m_request.usageFlag = {m_request.firstField, 0, "\"stream_options\":{\"include_usage\":true},"};
    }

    TokenBound m_bound;
    dom::parser m_parser;
    std::string_view m_body;
    OpenAiChatRequest m_request;
    std::set<std::string, std::less<>> m_seen;
};

OpenAiChatParser::OpenAiChatParser(TokenBound bound) : m_impl(std::make_unique<Impl>(bound)) {}
OpenAiChatParser::~OpenAiChatParser() = default;

Result<OpenAiChatRequest> OpenAiChatParser::parse(std::string &body)
{
    try {
        return m_impl->parse(body);
    } catch (const BadField &bad) {
        return Error{ErrorCode::InvalidRequest,
                     bad.field.empty() ? bad.message : bad.field + " " + bad.message, bad.field};
    } catch (const simdjson::simdjson_error &error) {
        return Error{ErrorCode::InvalidRequest,
                     std::string("the body is not a valid JSON object: ") + error.what(),
                     {}};
    }
}

} // namespace llm0
