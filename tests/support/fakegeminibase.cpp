#include "support/fakegemini.h"

#include <algorithm>
#include <set>

namespace llm0::fake {

namespace {

const char *statusName(int status)
{
    switch (status) {
    case 400:
        return "INVALID_ARGUMENT";
    case 401:
        return "UNAUTHENTICATED";
    case 403:
        return "PERMISSION_DENIED";
    case 404:
        return "NOT_FOUND";
    case 429:
        return "RESOURCE_EXHAUSTED";
    case 500:
        return "INTERNAL";
    case 503:
        return "UNAVAILABLE";
    case 504:
        return "DEADLINE_EXCEEDED";
    default:
        return status < 500 ? "FAILED_PRECONDITION" : "UNKNOWN";
    }
}

Json errorObject(int status, const std::string &message)
{
    return {{"error", {{"code", status}, {"message", message}, {"status", statusName(status)}}}};
}

Json quotaDetails(int retryAfterSeconds)
{
    Json details = Json::array();
    details.push_back(
        {{"@type", "type.googleapis.com/google.rpc.QuotaFailure"},
         {"violations", Json::array({{{"quotaMetric", "generativelanguage.googleapis.com/fake"},
                                      {"quotaId", "GenerateRequestsPerMinutePerProjectPerModel"}}})}});
    if (retryAfterSeconds >= 0)
        details.push_back({{"@type", "type.googleapis.com/google.rpc.RetryInfo"},
                           {"retryDelay", std::to_string(retryAfterSeconds) + "s"}});
    return details;
}

std::size_t countOf(const Body &content, const char *camel, const char *snake)
{
    const Body &parts = list(member(content, "parts"));
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [&](const Body &part) { return !either(part, camel, snake).is_null(); }));
}

/// Signatures are ours, or the words by which Google lets foreign history pass.
bool validSignature(const Body &part)
{
    const Body &signature = either(part, "thoughtSignature", "thought_signature");
    if (signature.is_null() || signature == "skip_thought_signature_validator"
        || signature == "context_engineering_is_the_way_to_go")
        return true;
    return signature.is_string() && fromBase64(signature.get<std::string>()).starts_with("signed:");
}

std::optional<std::string> wrongTurn(const Body &content, std::size_t calls)
{
    const std::string role = text(content, "role", "user");
    if (role != "user" && role != "model" && role != "function")
        return "Please use a valid role: user, model.";
    if (list(member(content, "parts")).empty())
        return "Unable to submit request because it must have at least one part.";
    for (const Body &part : member(content, "parts")) {
        if (!validSignature(part))
            return "Thought signature is not valid.";
    }
    if (countOf(content, "functionResponse", "function_response") != calls)
        return "Please ensure that the number of function response parts is equal to the number of function "
               "call "
               "parts of the function call turn.";
    return {};
}

} // namespace

const Body &either(const Body &value, const char *camel, const char *snake)
{
    const Body &found = member(value, camel);
    return found.is_null() ? member(value, snake) : found;
}

void readContent(Conversation &conversation, const Body &content)
{
    if (text(content, "role") == "model")
        return conversation.assistant(textOf(member(content, "parts")));
    for (const Body &part : list(member(content, "parts"))) {
        const Body &result = either(part, "functionResponse", "function_response");
        if (!result.is_null())
            conversation.toolResult(member(result, "response").dump());
        if (!either(part, "inlineData", "inline_data").is_null()
            || !either(part, "fileData", "file_data").is_null())
            conversation.image();
    }
    conversation.user(textOf(member(content, "parts")));
}

std::optional<Objection> geminiObjection(const Body &body)
{
    const std::set<std::string> foreign = {
        "messages", "max_tokens",  "temperature", "stream", "response_format",
        "system",   "tool_choice", "top_p",       "stop",   "options"};
    for (const auto &[name, value] : body.items()) {
        if (foreign.contains(name))
            return Objection{400, "Invalid JSON payload received. Unknown name \"" + name
                                      + "\": Cannot find field."};
    }
    const Body &contents = list(member(body, "contents"));
    if (contents.empty())
        return Objection{400, "* GenerateContentRequest.contents: contents is not specified\n"};
    std::size_t calls = 0;
    for (const Body &content : contents) {
        if (const auto wrong = wrongTurn(content, calls))
            return Objection{400, *wrong};
        calls = countOf(content, "functionCall", "function_call");
    }
    return {};
}

bool GeminiBase::takes(const Received &request) const
{
    const bool models =
        request.path.starts_with("/v1beta/models/") || request.path.starts_with("/v1/models/");
    return request.method == "POST" && models
           && std::find(m_methods.begin(), m_methods.end(), methodOf(request)) != m_methods.end();
}

std::optional<Objection> GeminiBase::objection(const Received &request, const Ask &ask) const
{
    const bool inAddress = request.target.find("?key=") != std::string::npos
                           || request.target.find("&key=") != std::string::npos;
    if (request.header("x-goog-api-key").empty() && !inAddress)
        return Objection{403, "Method doesn't allow unregistered callers. Please use API Key."};
    if (!ask.body.is_object())
        return Objection{400, "Invalid JSON payload received."};
    return {};
}

ErrorAnswer GeminiBase::error(const Behaviour &behaviour, const std::string &message) const
{
    Json json = errorObject(behaviour.status, message);
    if (behaviour.status == 429)
        json["error"]["details"] = quotaDetails(behaviour.retryAfterSeconds);
    return {json.dump(), {}};
}

std::vector<Frame> GeminiBase::failure(const Reply &, std::size_t) const
{
    return {{errorObject(503, "The model is overloaded. Please try again later.").dump()}};
}

Ask GeminiBase::begin(const Received &request, const Body &body)
{
    Ask ask;
    ask.number = request.number;
    ask.body = body;
    const std::size_t start = request.path.find("/models/") + 8;
    ask.model = request.path.substr(start, request.path.rfind(':') - start);
    return ask;
}

std::string GeminiBase::methodOf(const Received &request)
{
    const std::size_t colon = request.path.rfind(':');
    return colon == std::string::npos ? std::string() : request.path.substr(colon + 1);
}

} // namespace llm0::fake
