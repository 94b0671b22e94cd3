// OpenAI's legacy Completions.
#include "support/fakeopenai.h"

namespace llm0::fake {

namespace {

/// Prompts are a text, texts, tokens or lists of tokens.
void readPrompts(Ask &ask, const Body &prompt)
{
    int prompts = 1;
    if (prompt.is_string()) {
        Conversation(ask).user(prompt.get<std::string>());
    } else if (!list(prompt).empty() && prompt.front().is_number()) {
        ask.words += static_cast<std::int64_t>(prompt.size());
    } else if (!list(prompt).empty()) {
        prompts = static_cast<int>(prompt.size());
        for (const Body &one : prompt) {
            if (one.is_string())
                Conversation(ask).user(one.get<std::string>());
            else
                ask.words += static_cast<std::int64_t>(list(one).size());
        }
    }
    ask.choices *= prompts;
}

Json choice(int index, const std::string &text, const Json &finish)
{
    return {{"text", text}, {"index", index}, {"logprobs", nullptr}, {"finish_reason", finish}};
}

Json frameOf(const Ask &ask)
{
    return {{"id", "cmpl-fake" + std::to_string(ask.number)},
            {"object", "text_completion"},
            {"created", madeAt},
            {"model", ask.model},
            {"choices", Json::array()}};
}

class CompletionsFormat : public OpenAiFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/v1/completions");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = openAiAsk(request, body);
        limitOutput(ask, integer(body, "max_tokens", 16)); // the API's own default
        readPrompts(ask, member(body, "prompt"));
        return ask;
    }

    std::string whole(const Reply &reply) const override
    {
        Json json = frameOf(reply.ask);
        for (int i = 0; i < reply.ask.choices; ++i)
            json["choices"].push_back(choice(i, visible(reply.answer), chatFinish(reply.answer)));
        if (reply.answer.tellsUsage)
            json["usage"] = chatUsage(reply.answer.usage);
        return json.dump();
    }

    std::vector<Frame> stream(const Reply &reply) const override
    {
        const auto &[ask, answer] = reply;
        const bool usage = ask.tellsUsage && answer.tellsUsage;
        std::vector<Frame> frames;
        const auto add = [&](const Json &choices, std::int64_t tokens, bool content) {
            Json json = frameOf(ask);
            json["choices"] = choices;
            if (usage)
                json["usage"] = nullptr;
            frames.push_back({sse({}, json), tokens, content, false, false});
        };
        const auto each = [&](const std::string &text, const Json &finish, std::int64_t tokens,
                              bool content) {
            for (int i = 0; i < ask.choices; ++i)
                add(Json::array({choice(i, text, finish)}), tokens, content);
        };
        if (answer.hidden > 0)
            each("", nullptr, answer.hidden, false);
        for (const Part &part : answer.parts) {
            for (const Piece &piece : part.pieces)
                each(piece.text, nullptr, piece.tokens, true);
        }
        each("", chatFinish(answer), 0, false);
        if (usage) {
            Json last = frameOf(ask);
            last["usage"] = chatUsage(answer.usage);
            frames.push_back({sse({}, last)});
        }
        frames.push_back({"data: [DONE]\n\n", 0, false, true, false});
        return frames;
    }

private:
    static std::string visible(const Answer &answer)
    {
        std::string text;
        for (const Part &part : answer.parts)
            text += part.text();
        return text;
    }
};

} // namespace

std::unique_ptr<Format> completionsFormat()
{
    return std::make_unique<CompletionsFormat>();
}

} // namespace llm0::fake
