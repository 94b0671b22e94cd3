#include "dialects/openai/completionrequests.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/openai/chatrequestwriter.h"
#include "dialects/openai/servicetier.h"
#include "dialects/openai/streamoptions.h"
#include "dialects/requestfacts.h"

#include <algorithm>

namespace llm0 {

namespace {

/// More answers than anyone asks for; keeps products of counts inside their type.
constexpr std::int64_t mostChoices = 1'000'000;

class Reader
{
public:
    Reader(std::string &body, TokenBound bound)
        : m_body(body)
        , m_places(FieldPlaces::of(body))
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
        prompt();
        counts();
        sampling();
        rest();
        m_fields.leaveTo(m_request.extras);
        ParsedCall parsed;
        parsed.call = call();
        parsed.places = places();
        parsed.content = std::move(m_request);
        return parsed;
    }

private:
    void prompt()
    {
        const auto value = m_fields.take("prompt");
        if (!value)
            throw BadField{"prompt", "is missing"};
        Message message;
        Part text;
        if (value->is_string())
            text.text = textOf(*value, "prompt");
        else
            text.text = soleTextOf(arrayOf(*value, "prompt"));
        if (m_foreignPrompt)
            m_request.extras.push_back({"prompt", jsonTextOf(*value)});
        else
            message.parts.push_back(std::move(text));
        m_request.messages.push_back(std::move(message));
    }

    /// The only text of a list, or "" and what else is in it counted.
    std::string soleTextOf(JsonArray list)
    {
        std::string text;
        m_prompts = 0;
        for (const JsonValue each : list) {
            if (each.is_string())
                text = textOf(each, "prompt");
            m_tokens += each.is_array() ? std::int64_t(JsonArray(each).size()) : 1;
            ++m_prompts;
        }
        const bool oneOfTokens = m_prompts > 0 && (*list.begin()).is_int64();
        m_foreignPrompt = m_prompts != 1 || text.empty() || oneOfTokens;
        m_prompts = oneOfTokens ? 1 : std::max<std::int64_t>(1, m_prompts);
        return text;
    }

    void counts()
    {
        if (const auto limit = m_fields.take("max_tokens"))
            m_request.outputLimit = positiveIntegerOf(*limit, "max_tokens");
        if (const auto n = m_fields.take("n"))
            m_request.choices = positiveIntegerOf(*n, "n");
        m_generated = m_request.choices;
        if (const auto best = m_fields.take("best_of")) {
            m_generated = std::max(m_generated, positiveIntegerOf(*best, "best_of"));
            m_request.extras.push_back({"best_of", jsonTextOf(*best)});
        }
        if (m_generated > mostChoices)
            throw BadField{"n", "asks for too many answers"};
    }

    void sampling()
    {
        const auto number = [this](std::string_view name, std::optional<double> &field) {
            if (const auto value = m_fields.take(name))
                field = numberOf(*value, name);
        };
        number("temperature", m_request.temperature);
        number("top_p", m_request.topP);
        number("min_p", m_request.minP);
        number("frequency_penalty", m_request.frequencyPenalty);
        number("presence_penalty", m_request.presencePenalty);
        number("repetition_penalty", m_request.repeatPenalty);
        if (const auto value = m_fields.take("top_k"))
            m_request.topK = integerOf(*value, "top_k");
        if (const auto value = m_fields.take("seed"))
            m_request.seed = integerOf(*value, "seed");
        if (const auto value = m_fields.take("logit_bias"))
            m_request.logitBias = simdjson::minify(objectOf(*value, "logit_bias"));
        if (const auto value = m_fields.take("stop"))
            stop(*value);
    }

    void stop(JsonValue value)
    {
        if (value.is_string()) {
            m_request.stop.push_back(textOf(value, "stop"));
            return;
        }
        for (const JsonValue each : arrayOf(value, "stop"))
            m_request.stop.push_back(textOf(each, "stop"));
    }

    void rest()
    {
        if (const auto value = m_fields.take("stream"))
            m_request.streamed = flagOf(*value, "stream");
        if (const auto value = m_fields.take("stream_options"))
            m_wantsUsage = readStreamOptions(m_request, *value);
        for (const std::string_view name : {"user", "safety_identifier"}) {
            if (const auto value = m_fields.take(name))
                m_request.customer = textOf(*value, name);
        }
        if (const auto value = m_fields.take("echo"); value && flagOf(*value, "echo"))
            m_request.extras.push_back({"echo", "true"});
        if (const auto value = m_fields.take("service_tier");
            value && !isOrdinaryTier(textOf(*value, "service_tier")))
            m_request.extras.push_back({"service_tier", jsonTextOf(*value)});
    }

    ChatCall call() const
    {
        ChatCall call = callOf(m_request, m_bound);
        call.wantsStreamUsage = m_wantsUsage;
        call.choices = m_generated * std::min(m_prompts, mostChoices);
        // Each prompt costs its frame, and a number in a list is a token.
        call.input.messages = static_cast<int>(std::min(m_prompts, mostChoices));
        call.input.textTokens += m_tokens;
        return call;
    }

    BodyPlaces places()
    {
        BodyPlaces places;
        places.model = m_places.value("model");
        places.limit = m_places.value("max_tokens");
        if (places.limit.length == 0) {
            places.limit.offset = m_places.firstField();
            places.limitBefore = "\"max_tokens\":";
            places.limitAfter = ",";
        }
        if (m_request.streamed && !m_wantsUsage)
            places.usageFlag = usageFlagPlace(m_body, m_places);
        return places;
    }

    std::string &m_body;
    FieldPlaces m_places; ///< before m_root: it refuses doubled fields by name
    simdjson::dom::parser m_parser;
    JsonObject m_root;
    FieldTaker m_fields;
    TokenBound m_bound;
    ChatRequest m_request;
    bool m_wantsUsage = false;
    bool m_foreignPrompt = false;
    std::int64_t m_prompts = 1;
    std::int64_t m_tokens = 0;
    std::int64_t m_generated = 1; ///< answers made for each prompt
};

const Part *soleText(const ChatRequest &request)
{
    if (request.messages.size() != 1 || request.messages.front().role != Role::User)
        return nullptr;
    const std::vector<Part> &parts = request.messages.front().parts;
    return parts.size() == 1 && parts.front().kind == Part::Kind::Text ? &parts.front() : nullptr;
}

/// The name of something that is set and that Completions does not know.
std::string_view foreignField(const ChatRequest &request)
{
    if (!soleText(request))
        return "messages";
    if (!request.tools.empty())
        return "tools";
    if (request.shape.kind != AnswerShape::Kind::Text)
        return "response_format";
    return request.audioOutput ? "modalities" : std::string_view();
}

} // namespace

Result<ParsedCall> readCompletionRequest(std::string &body, TokenBound bound)
{
    return readingRequest([&] { return Reader(body, bound).read(); });
}

/// The other fields are spelt as in a chat call.
Result<std::string> completionRequestJson(const ChatRequest &request, const RequestTerms &terms)
{
    if (const std::string_view foreign = foreignField(request); !foreign.empty())
        return cannotExpress(foreign, Format::OpenAiCompletions);
    RequestTerms own = terms;
    own.outputLimitField = "max_tokens";
    const auto chat = chatRequestJson(request, own);
    if (!chat)
        return chat;
    nlohmann::ordered_json body = nlohmann::ordered_json::parse(*chat);
    body.erase("messages");
    body.erase("reasoning_effort");
    body["prompt"] = soleText(request)->text;
    return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace llm0
