#include "torture/calls.h"

#include "torture/providers.h"

namespace llm0::torture {

namespace {

std::string promptOf(const CallPlan &call)
{
    std::string text = markerOf(call.prompt);
    for (int i = 1; i < call.words; ++i)
        text += " word" + std::to_string(i % 10);
    return text;
}

Json messages(const std::string &text)
{
    return Json::array({{{"role", "user"}, {"content", text}}});
}

Json geminiBody(const CallPlan &call, const std::string &text)
{
    Json body = {{"contents", Json::array({{{"role", "user"}, {"parts", Json::array({{{"text", text}}})}}})}};
    if (call.limit)
        body["generationConfig"]["maxOutputTokens"] = *call.limit;
    return body;
}

Json ollamaBody(const CallPlan &call, const std::string &text)
{
    Json body = {{"model", call.model}, {"stream", call.streamed}};
    if (call.dialect == Dialect::OllamaChat)
        body["messages"] = messages(text);
    else
        body["prompt"] = text;
    if (call.limit)
        body["options"]["num_predict"] = *call.limit;
    return body;
}

Json openAiBody(const CallPlan &call, const std::string &text)
{
    if (call.dialect == Dialect::Embeddings)
        return {{"model", call.model}, {"input", text}};
    const bool responses = call.dialect == Dialect::Responses;
    Json body = {{"model", call.model}};
    if (responses)
        body["input"] = text;
    else if (call.dialect == Dialect::Completions)
        body["prompt"] = text;
    else
        body["messages"] = messages(text);
    if (call.streamed)
        body["stream"] = true;
    if (call.limit)
        body[responses ? "max_output_tokens" : "max_tokens"] = *call.limit;
    if (call.choices > 1)
        body["n"] = call.choices;
    return body;
}

Json bodyOf(const CallPlan &call)
{
    const std::string text = promptOf(call);
    switch (call.dialect) {
    case Dialect::Messages:
        return {{"model", call.model},
                {"max_tokens", call.limit.value_or(100)},
                {"messages", messages(text)},
                {"stream", call.streamed}};
    case Dialect::Gemini:
    case Dialect::GeminiArray:
        return geminiBody(call, text);
    case Dialect::OllamaChat:
    case Dialect::OllamaGenerate:
        return ollamaBody(call, text);
    default:
        return openAiBody(call, text);
    }
}

std::string pathOf(const CallPlan &call)
{
    switch (call.dialect) {
    case Dialect::Chat:
        return "/v1/chat/completions";
    case Dialect::Completions:
        return "/v1/completions";
    case Dialect::Responses:
        return "/v1/responses";
    case Dialect::Embeddings:
        return "/v1/embeddings";
    case Dialect::Messages:
        return "/v1/messages";
    case Dialect::OllamaChat:
        return "/api/chat";
    case Dialect::OllamaGenerate:
        return "/api/generate";
    default:
        break;
    }
    const std::string model = "/v1beta/models/" + call.model + ":";
    if (!call.streamed)
        return model + "generateContent";
    return model + "streamGenerateContent" + (call.dialect == Dialect::Gemini ? "?alt=sse" : "");
}

} // namespace

HttpAsk askFor(const CallPlan &call, const CustomerPlan &customer, const std::string &dataUrl,
               const std::string &key)
{
    HttpAsk ask;
    ask.url = dataUrl + pathOf(call);
    const bool gemini = call.dialect == Dialect::Gemini || call.dialect == Dialect::GeminiArray;
    if (gemini)
        ask.headers.add("x-goog-api-key", key);
    else if (call.dialect == Dialect::Messages)
        ask.headers.add("x-api-key", key);
    else
        ask.headers.add("Authorization", "Bearer " + key);
    ask.headers.add("X-LLM0-" + std::string(callLabel), std::to_string(call.number));
    if (!customer.name.empty())
        ask.headers.add("X-Customer-ID", customer.name);
    if (!customer.tier.empty())
        ask.headers.add("X-Customer-Tier", customer.tier);
    ask.body = bodyOf(call).dump();
    return ask;
}

Manners mannersOf(const CallPlan &call)
{
    return {call.leavesAfterMs, call.leavesAfterBytes, call.readsAfterMs};
}

} // namespace llm0::torture
