// OpenAI's Responses.
#include "support/fakeopenai.h"

namespace llm0::fake {

namespace {

using Kind = Part::Kind;

void readMessage(Conversation &conversation, const Body &item)
{
    const std::string role = text(item, "role");
    const Body &content = member(item, "content");
    if (role == "assistant")
        return conversation.assistant(textOf(content));
    if (role != "user")
        return conversation.system(textOf(content));
    conversation.user(textOf(content));
    for (const Body &part : list(content)) {
        if (text(part, "type") == "input_image")
            conversation.image();
    }
}

void readItem(Conversation &conversation, const Body &item)
{
    const std::string type = text(item, "type", "message");
    if (type == "message")
        readMessage(conversation, item);
    else if (type.ends_with("_call_output"))
        conversation.toolResult(textOf(member(item, "output")));
}

bool wantsEncrypted(const Ask &ask)
{
    for (const Body &one : list(member(ask.body, "include"))) {
        if (one == "reasoning.encrypted_content")
            return true;
    }
    return false;
}

/// The status of the whole and the event that tells it.
std::string statusOf(const Answer &answer)
{
    if (answer.finishName == "failed")
        return "failed";
    return answer.finish == Finish::Length || !answer.finishName.empty() ? "incomplete" : "completed";
}

Json usageOf(const Usage &usage)
{
    return {{"input_tokens", usage.prompt},
            {"input_tokens_details",
             {{"cached_tokens", usage.cached}, {"cache_write_tokens", usage.cacheWrites()}}},
            {"output_tokens", usage.completion},
            {"output_tokens_details", {{"reasoning_tokens", usage.reasoning}}},
            {"total_tokens", usage.prompt + usage.completion}};
}

Json orElse(const Body &value, const Json &otherwise)
{
    return value.is_null() ? otherwise : Json::parse(value.dump());
}

/// The response without its output, as it is while it is being made.
Json begun(const Ask &ask)
{
    const Body &body = ask.body;
    return {{"id", "resp_fake" + std::to_string(ask.number)},
            {"object", "response"},
            {"created_at", madeAt},
            {"status", "in_progress"},
            {"background", false},
            {"completed_at", nullptr},
            {"error", nullptr},
            {"incomplete_details", nullptr},
            {"instructions", orElse(member(body, "instructions"), nullptr)},
            {"max_output_tokens", orElse(member(body, "max_output_tokens"), nullptr)},
            {"max_tool_calls", nullptr},
            {"model", ask.model},
            {"output", Json::array()},
            {"parallel_tool_calls", orElse(member(body, "parallel_tool_calls"), true)},
            {"previous_response_id", orElse(member(body, "previous_response_id"), nullptr)},
            {"prompt_cache_key", orElse(member(body, "prompt_cache_key"), nullptr)},
            {"reasoning", orElse(member(body, "reasoning"), {{"effort", nullptr}, {"summary", nullptr}})},
            {"safety_identifier", orElse(member(body, "safety_identifier"), nullptr)},
            {"service_tier", "auto"},
            {"store", orElse(member(body, "store"), true)},
            {"temperature", orElse(member(body, "temperature"), 1.0)},
            {"text", orElse(member(body, "text"), {{"format", {{"type", "text"}}}, {"verbosity", "medium"}})},
            {"tool_choice", orElse(member(body, "tool_choice"), "auto")},
            {"tools", orElse(member(body, "tools"), Json::array())},
            {"top_logprobs", 0},
            {"top_p", orElse(member(body, "top_p"), 1.0)},
            {"truncation", orElse(member(body, "truncation"), "disabled")},
            {"usage", nullptr},
            {"user", orElse(member(body, "user"), nullptr)},
            {"metadata", orElse(member(body, "metadata"), Json::object())}};
}

Json contentPart(Kind kind, const std::string &text)
{
    if (kind == Kind::Refusal)
        return {{"type", "refusal"}, {"refusal", text}};
    return {
        {"type", "output_text"}, {"annotations", Json::array()}, {"logprobs", Json::array()}, {"text", text}};
}

std::string idOf(const char *prefix, const Ask &ask, std::size_t index)
{
    return prefix + std::string("_fake") + std::to_string(ask.number) + "n" + std::to_string(index);
}

/// The output items of an answer; hidden reasoning is one without a summary.
struct Items {
    explicit Items(const Reply &reply) : ask(reply.ask), answer(reply.answer)
    {
        if (answer.hidden > 0)
            parts.push_back({Kind::Redacted, {{"", answer.hidden}}, {}, {}});
        parts.insert(parts.end(), answer.parts.begin(), answer.parts.end());
    }

    std::string id(std::size_t index) const
    {
        const Kind kind = parts[index].kind;
        const bool reasons = kind == Kind::Thinking || kind == Kind::Redacted;
        return idOf(reasons ? "rs" : kind == Kind::Tool ? "fc" : "msg", ask, index);
    }

    /// `filled`: as it is when it is done; else as it begins.
    Json item(std::size_t index, bool filled) const
    {
        const Part &part = parts[index];
        Json json = {{"id", id(index)}};
        if (part.kind == Kind::Thinking || part.kind == Kind::Redacted)
            return reasoning(part, std::move(json), filled);
        const char *done = answer.finish == Finish::Length ? "incomplete" : "completed";
        json["type"] = part.kind == Kind::Tool ? "function_call" : "message";
        json["status"] = filled ? done : "in_progress";
        if (part.kind == Kind::Tool) {
            json["arguments"] = filled ? part.text() : "";
            json["call_id"] = "call_" + part.callId;
            json["name"] = part.tool;
        } else {
            json["content"] = Json::array();
            if (filled)
                json["content"].push_back(contentPart(part.kind, part.text()));
            json["role"] = "assistant";
        }
        return json;
    }

    Json reasoning(const Part &part, Json json, bool filled) const
    {
        json["type"] = "reasoning";
        json["summary"] = Json::array();
        if (wantsEncrypted(ask))
            json["encrypted_content"] = "gAAAA" + signatureOf(filled ? part.text() : "");
        if (filled && part.kind == Kind::Thinking)
            json["summary"].push_back({{"type", "summary_text"}, {"text", part.text()}});
        return json;
    }

    Json response() const
    {
        Json json = begun(ask);
        const std::string status = statusOf(answer);
        json["status"] = status;
        json["service_tier"] = "default";
        if (status == "completed")
            json["completed_at"] = madeAt + 1;
        if (status == "incomplete")
            json["incomplete_details"] = {
                {"reason", answer.finishName.empty() ? "max_output_tokens" : answer.finishName}};
        if (status == "failed")
            json["error"] = {{"code", "server_error"}, {"message", "fake: the answer failed"}};
        for (std::size_t i = 0; i < parts.size(); ++i)
            json["output"].push_back(item(i, true));
        if (answer.tellsUsage)
            json["usage"] = usageOf(answer.usage);
        return json;
    }

    const Ask &ask;
    const Answer &answer;
    std::vector<Part> parts;
};

/// Builds the typed events of one stream.
class EventBuilder
{
public:
    explicit EventBuilder(const Reply &reply) : m_items(reply) {}

    std::vector<Frame> build()
    {
        const Json start = begun(m_items.ask);
        add("response.created", {{"response", start}});
        add("response.in_progress", {{"response", start}});
        for (std::size_t i = 0; i < m_items.parts.size(); ++i)
            item(i);
        add("response." + statusOf(m_items.answer), {{"response", m_items.response()}});
        m_frames.back().last = true;
        return std::move(m_frames);
    }

private:
    void add(const std::string &type, Json fields, std::int64_t tokens = 0, bool content = false)
    {
        Json json = {{"type", type}, {"sequence_number", m_frames.size()}};
        json.update(fields);
        m_frames.push_back({sse(type, json), tokens, content, false, false});
    }

    void item(std::size_t index)
    {
        const Part &part = m_items.parts[index];
        add("response.output_item.added", {{"output_index", index}, {"item", m_items.item(index, false)}});
        if (part.kind == Kind::Thinking)
            summary(part, place(index, "summary_index"));
        else if (part.kind == Kind::Tool)
            arguments(part, {{"item_id", m_items.id(index)}, {"output_index", index}});
        else if (part.kind != Kind::Redacted)
            message(part, place(index, "content_index"));
        const std::int64_t hidden = part.kind == Kind::Redacted ? part.pieces.front().tokens : 0;
        add("response.output_item.done", {{"output_index", index}, {"item", m_items.item(index, true)}},
            hidden);
    }

    Json place(std::size_t index, const char *inner) const
    {
        return {{"item_id", m_items.id(index)}, {"output_index", index}, {inner, 0}};
    }

    static Json with(Json place, const Json &more)
    {
        place.update(more);
        return place;
    }

    void summary(const Part &part, const Json &place)
    {
        const std::string name = "response.reasoning_summary_";
        const auto summaryPart = [](const std::string &text) {
            return Json{{"part", {{"type", "summary_text"}, {"text", text}}}};
        };
        add(name + "part.added", with(place, summaryPart("")));
        for (const Piece &piece : part.pieces)
            add(name + "text.delta", with(place, {{"delta", piece.text}}), piece.tokens, true);
        add(name + "text.done", with(place, {{"text", part.text()}}));
        add(name + "part.done", with(place, summaryPart(part.text())));
    }

    void arguments(const Part &part, const Json &place)
    {
        const std::string name = "response.function_call_arguments.";
        for (const Piece &piece : part.pieces)
            add(name + "delta", with(place, {{"delta", piece.text}}), piece.tokens, true);
        add(name + "done", with(place, {{"name", part.tool}, {"arguments", part.text()}}));
    }

    void message(const Part &part, const Json &place)
    {
        const bool refused = part.kind == Kind::Refusal;
        const std::string name = refused ? "response.refusal." : "response.output_text.";
        const Json chances = refused ? Json::object() : Json{{"logprobs", Json::array()}};
        add("response.content_part.added", with(place, {{"part", contentPart(part.kind, "")}}));
        for (const Piece &piece : part.pieces)
            add(name + "delta", with(with(place, {{"delta", piece.text}}), chances), piece.tokens, true);
        add(name + "done", with(with(place, {{refused ? "refusal" : "text", part.text()}}), chances));
        add("response.content_part.done", with(place, {{"part", contentPart(part.kind, part.text())}}));
    }

    Items m_items;
    std::vector<Frame> m_frames;
};

class ResponsesFormat : public OpenAiFormat
{
public:
    bool takes(const Received &request) const override
    {
        return request.method == "POST" && request.path.ends_with("/responses");
    }

    Ask read(const Received &request, const Body &body) const override
    {
        Ask ask = openAiAsk(request, body);
        ask.tellsUsage = true;
        ask.choices = 1;
        limitOutput(ask, integer(body, "max_output_tokens", -1));
        ask.schema = schemaOf(member(member(body, "text"), "format"));
        for (const Body &tool : list(member(body, "tools"))) {
            if (text(tool, "type") == "function")
                addTool(ask, text(tool, "name"), member(tool, "parameters"));
        }
        const Body &choice = member(body, "tool_choice");
        if (choice == "required" || text(choice, "type") == "function")
            forceTool(ask, text(choice, "name"));
        Conversation conversation(ask);
        conversation.system(text(body, "instructions"));
        const Body &input = member(body, "input");
        if (input.is_string())
            conversation.user(input);
        for (const Body &item : list(input))
            readItem(conversation, item);
        return ask;
    }

    std::optional<Objection> objection(const Received &, const Ask &ask) const override
    {
        return responsesObjection(ask.body);
    }

    std::string whole(const Reply &reply) const override { return Items(reply).response().dump(); }
    std::vector<Frame> stream(const Reply &reply) const override { return EventBuilder(reply).build(); }

    std::vector<Frame> failure(const Reply &reply, std::size_t sent) const override
    {
        const Json error = {{"type", "error"},
                            {"sequence_number", sent},
                            {"code", "server_error"},
                            {"message", "fake: the server had an error"},
                            {"param", nullptr}};
        Json response = begun(reply.ask);
        response["status"] = "failed";
        response["error"] = {{"code", "server_error"}, {"message", "fake: the server had an error"}};
        const Json failed = {
            {"type", "response.failed"}, {"sequence_number", sent + 1}, {"response", std::move(response)}};
        return {{sse("error", error)}, {sse("response.failed", failed)}};
    }

    Frame broken() const override
    {
        return {"event: response.output_text.delta\ndata: {\"type\": \"response.output_text.delta\", \n\n", 0,
                true, false, false};
    }
};

} // namespace

std::unique_ptr<Format> responsesFormat()
{
    return std::make_unique<ResponsesFormat>();
}

} // namespace llm0::fake
