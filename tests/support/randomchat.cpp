#include "support/randomchat.h"

#include <array>

namespace llm0 {

namespace {
constexpr std::array words = {"river", "\"quoted\"", "back\\slash", "línea", "日本",  "🙂",   "tab\there",
                              "a\nb",  "<tag>",      "{\"x\":1}",   "\x01",  "data:", "[DONE]", "\u2028"};
constexpr std::array schemas = {R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})",
                                R"({"type":"object","properties":{}})",
                                R"({"type":"object","properties":{"n":{"type":"number","minimum":0.5}}})"};
constexpr std::array arguments = {"{}", R"({"a":"x"})", R"({"a":"say \"hi\"","b":[1,2,{"c":null}]})"};
} // namespace

std::string RandomChat::word()
{
    return words[std::size_t(number(0, int(words.size()) - 1))];
}

std::string RandomChat::text()
{
    std::string text = "w";
    for (int i = number(0, 12); i > 0; --i)
        text += " " + word();
    return text;
}

JsonText RandomChat::json()
{
    return schemas[std::size_t(number(0, int(schemas.size()) - 1))];
}

Part RandomChat::textPart()
{
    Part part;
    part.text = text();
    if (m_words.cacheMarks && coin(4))
        part.cacheTtl = coin() ? "5m" : "1h";
    return part;
}

Part RandomChat::imagePart()
{
    Part part;
    part.kind = Part::Kind::Image;
    if (m_words.imageUrls && coin()) {
        part.url = "https://pictures.example/1.png";
    } else {
        part.mediaType = coin() ? "image/png" : "image/jpeg";
        part.data = "iVBORw0KGgo=";
    }
    if (m_words.imageDetail && coin())
        part.detail = coin() ? "low" : "high";
    return part;
}

Part RandomChat::callPart()
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    if (m_words.callIds)
        part.id = "call_" + std::to_string(++m_calls);
    part.name = coin() ? "get_weather" : "look_up";
    part.arguments = arguments[std::size_t(number(0, int(arguments.size()) - 1))];
    return part;
}

std::vector<Part> RandomChat::userParts()
{
    std::vector<Part> parts = {textPart()};
    if (m_words.images && coin(3))
        parts.push_back(imagePart());
    if (m_words.audio && coin(5)) {
        Part audio;
        audio.kind = Part::Kind::Audio;
        audio.mediaType = coin() ? "audio/wav" : "audio/mpeg";
        audio.data = "UklGRg==";
        parts.push_back(audio);
    }
    if (parts.size() > 1 && coin())
        parts.push_back(textPart());
    return parts;
}

Message RandomChat::assistant()
{
    Message message;
    message.role = Role::Assistant;
    if (coin(3))
        message.parts.push_back(textPart());
    if (m_words.refusals && coin(8)) {
        Part refusal;
        refusal.kind = Part::Kind::Refusal;
        refusal.text = text();
        message.parts.push_back(refusal);
    }
    for (int i = message.parts.empty() ? number(1, 3) : number(0, 2); i > 0; --i)
        message.parts.push_back(callPart());
    return message;
}

void RandomChat::results(ChatRequest &request, const Message &calls)
{
    Message all;
    all.role = m_words.toolMessages ? Role::Tool : Role::User;
    for (const Part &call : calls.parts) {
        if (call.kind != Part::Kind::ToolCall)
            continue;
        Part result;
        result.kind = Part::Kind::ToolResult;
        result.id = call.id;
        if (m_words.resultNames)
            result.name = call.name;
        result.isError = m_words.resultErrors && coin(4);
        for (int i = number(1, 2); i > 0; --i) {
            result.content.push_back(textPart());
            result.content.back().cacheTtl.clear();
        }
        all.parts.push_back(result);
        if (m_words.toolMessages) {
            request.messages.push_back(all);
            all.parts.clear();
        }
    }
    if (!all.parts.empty())
        request.messages.push_back(all);
}

void RandomChat::steering(ChatRequest &request)
{
    const auto sometimes = [this](std::optional<double> &field, double value) {
        if (coin(3))
            field = value;
    };
    sometimes(request.temperature, 0.25);
    sometimes(request.topP, 0.5);
    if (m_words.penalties) {
        sometimes(request.frequencyPenalty, -0.5);
        sometimes(request.presencePenalty, 1.5);
    }
    if (m_words.topK && coin(3))
        request.topK = number(1, 100);
    if (m_words.seed && coin(3))
        request.seed = number(0, 1'000'000);
    for (int i = m_words.stop ? number(0, 2) : 0; i > 0; --i)
        request.stop.push_back(text());
    if (m_words.logprobs && coin(4)) {
        request.logprobs = true;
        request.topLogprobs = number(0, 20);
    }
    if (m_words.choices && coin(4))
        request.choices = number(1, 4);
    if (coin())
        request.outputLimit = number(1, 100'000);
    if (m_words.effort && coin(3))
        request.thinking.effort = coin() ? "low" : "high";
    else if (m_words.budget && coin(3))
        request.thinking.budgetTokens = number(1024, 30'000);
    if (m_words.verbosity && coin(4))
        request.verbosity = "low";
    if (m_words.customer && coin())
        request.customer = "acme";
}

void RandomChat::shape(ChatRequest &request)
{
    if (m_words.jsonObject && coin(6)) {
        request.shape.kind = AnswerShape::Kind::JsonObject;
    } else if (coin(4)) {
        request.shape.kind = AnswerShape::Kind::JsonSchema;
        request.shape.schema = json();
        if (m_words.schemaName) {
            request.shape.name = "answer_shape";
            request.shape.description = coin() ? text() : "";
        }
        if (m_words.strict && coin())
            request.shape.strict = coin();
    }
}

void RandomChat::tools(ChatRequest &request)
{
    for (int i = number(0, 2); i > 0; --i) {
        Tool tool;
        tool.name = i == 1 ? "get_weather" : "look_up";
        tool.description = coin() ? text() : "";
        tool.parameters = json();
        if (m_words.strict && coin(3))
            tool.strict = coin();
        request.tools.push_back(tool);
    }
    if (request.tools.empty())
        return;
    if (coin(3))
        request.toolChoice = ToolChoice{ToolChoice::Mode(number(0, 2)), {}};
    else if (coin(4))
        request.toolChoice = ToolChoice{ToolChoice::Mode::Named, "get_weather"};
    if (m_words.parallel && coin(4))
        request.parallelToolCalls = coin();
}

ChatRequest RandomChat::request()
{
    ChatRequest request;
    request.model = "some-model";
    request.streamed = coin();
    if (coin())
        request.messages.push_back({Role::System, {}, {textPart()}});
    for (int turn = number(1, 4); turn > 0; --turn) {
        request.messages.push_back({Role::User, m_words.names && coin(5) ? "ann" : "", userParts()});
        if (turn == 1 && coin())
            break;
        request.messages.push_back(assistant());
        results(request, Message(request.messages.back()));
        if (m_words.systemAnywhere && coin(6))
            request.messages.push_back({Role::System, {}, {textPart()}});
        if (m_words.developer && coin(6))
            request.messages.push_back({Role::Developer, {}, {textPart()}});
    }
    tools(request);
    steering(request);
    shape(request);
    return request;
}

Usage RandomChat::usage()
{
    Usage usage;
    usage.input = number(0, 1000);
    usage.cacheRead = coin() ? number(0, 1000) : 0;
    usage.cacheWrite5m = m_words.cacheWrites && coin(4) ? number(0, 1000) : 0;
    usage.output = number(1, 1000);
    usage.reasoning = coin() ? number(0, int(usage.output)) : 0;
    if (m_words.audioUsage && coin(5))
        usage.inputAudio = usage.outputAudio = 7;
    return usage;
}

Choice RandomChat::choice()
{
    Choice choice;
    if (m_words.thinking && coin(3)) {
        Part part;
        part.kind = Part::Kind::Thinking;
        part.text = text();
        part.signature = Signature{m_words.signer, "c2lnbmVk"};
        choice.parts.push_back(part);
    }
    if (m_words.redactedThinking && coin(6)) {
        Part part;
        part.kind = Part::Kind::RedactedThinking;
        part.signature = Signature{m_words.signer, "aGlkZGVu"};
        choice.parts.push_back(part);
    }
    if (coin()) {
        Part part;
        part.text = text();
        if (m_words.citations && coin(3))
            part.citations.push_back({"https://source.example/a", "A \"source\"", {}, 0, 1});
        choice.parts.push_back(part);
        if (m_words.logprobs && coin(4))
            choice.logprobs = R"([{"token":"w","logprob":-0.5,"bytes":[119],"top_logprobs":[]}])";
    }
    for (int i = choice.parts.empty() ? number(1, 3) : number(0, 2); i > 0; --i) {
        choice.parts.push_back(callPart());
        choice.finish = FinishReason::ToolCalls;
        if (m_words.signedToolCalls && coin())
            choice.parts.back().signature = Signature{m_words.signer, "Y2FsbA=="};
    }
    if (choice.finish == FinishReason::Stop && coin(4))
        choice.finish = coin() ? FinishReason::Length : FinishReason::ContentFilter;
    return choice;
}

ChatAnswer RandomChat::answer()
{
    ChatAnswer answer;
    answer.id = "answer_1";
    answer.model = "some-model-2026";
    if (m_words.details) {
        answer.createdAt = 1'790'000'000;
        answer.serviceTier = coin() ? "default" : "";
        answer.fingerprint = coin() ? "fp_1" : "";
    }
    for (int i = m_words.severalChoices && coin(4) ? number(2, 3) : 1; i > 0; --i)
        answer.choices.push_back(choice());
    if (coin(4) != true)
        answer.usage = usage();
    return answer;
}

} // namespace llm0
