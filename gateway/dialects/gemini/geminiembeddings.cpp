#include "dialects/gemini/geminiembeddings.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/floats.h"
#include "dialects/gemini/geminiconfigreader.h"
#include "dialects/requestfacts.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto spelling = FieldTaker::Spelling::AlsoSnakeCase;

class Reader
{
public:
    explicit Reader(const CallTarget &target) : m_target(target) { m_request.model = target.model; }

    EmbeddingRequest read(JsonObject root)
    {
        if (!m_target.batch) {
            m_request.single = true;
            one(root, {});
            return std::move(m_request);
        }
        FieldTaker fields(root, {}, spelling);
        const auto requests = fields.take("requests");
        if (!requests)
            throw BadField{"requests", "is missing"};
        if (!requests->is_array()) // a lone object's model would not be found when the body goes on
            throw BadField{"requests", "must be a list"};
        const auto list = listOf(*requests);
        for (std::size_t i = 0; i < list.size(); ++i)
            one(objectOf(list[i], itemPath("requests", i)), itemPath("requests", i));
        if (list.empty())
            throw BadField{"requests", "must not be empty"};
        fields.leaveTo(m_request.extras);
        return std::move(m_request);
    }

private:
    void one(JsonObject object, const std::string &path)
    {
        FieldTaker fields(object, path, spelling);
        if (const auto model = fields.take("model")) {
            const std::string name = textOf(*model, fields.at("model"));
            if (name != m_target.model && name != "models/" + m_target.model)
                throw BadField{fields.at("model"), "is another one than the path names"};
        }
        const auto content = fields.take("content");
        if (!content)
            throw BadField{fields.at("content"), "is missing"};
        text(objectOf(*content, fields.at("content")), fields.at("content"));
        settings(fields);
        fields.leaveTo(m_request.extras);
        ++m_count;
    }

    /// Whatever is not one plain text, Gemini alone can embed.
    void text(JsonObject object, const std::string &path)
    {
        FieldTaker fields(object, path, spelling);
        fields.drop({"role"});
        std::string text;
        const auto parts = fields.take("parts");
        const auto list = parts ? listOf(*parts) : std::vector<JsonValue>();
        for (const JsonValue item : list)
            text += textIn(objectOf(item, fields.at("parts")), "text");
        const bool plain = list.size() == 1 && JsonObject(list.front()).size() == 1 && !text.empty();
        if (!plain && parts)
            m_request.extras.push_back({fields.at("parts"), jsonTextOf(*parts)});
        m_request.texts.push_back(std::move(text));
        fields.leaveTo(m_request.extras);
    }

    /// All texts of a batch must want the same, or only Gemini can do it.
    void settings(FieldTaker &fields)
    {
        std::string task, title;
        std::optional<std::int64_t> dimensions;
        if (const auto value = fields.take("taskType"))
            task = textOf(*value, fields.at("taskType"));
        if (const auto value = fields.take("title"))
            title = textOf(*value, fields.at("title"));
        if (const auto value = fields.take("outputDimensionality"))
            dimensions = geminiInteger(*value, fields.at("outputDimensionality"));
        if (m_count == 0) {
            m_request.task = task;
            m_request.title = title;
            m_request.dimensions = dimensions;
        }
        if (task != m_request.task)
            m_request.extras.push_back({fields.at("taskType"), Json(task).dump()});
        if (title != m_request.title)
            m_request.extras.push_back({fields.at("title"), Json(title).dump()});
        if (dimensions != m_request.dimensions)
            m_request.extras.push_back(
                {fields.at("outputDimensionality"), std::to_string(dimensions.value_or(0))});
    }

    const CallTarget &m_target;
    EmbeddingRequest m_request;
    std::size_t m_count = 0;
};

/// Every place where a request names its model.
std::vector<Splice> modelPaths(const std::string &body, const FieldPlaces &top, bool batch)
{
    std::vector<Splice> paths;
    const auto add = [&](const FieldPlaces &fields) {
        const Splice model = fields.value("model");
        if (model.length > 0 && body.compare(model.offset, 8, "\"models/") == 0)
            paths.push_back(model);
    };
    if (!batch) {
        add(top);
        return paths;
    }
    for (const Splice &item : itemPlaces(body, top.value("requests")))
        add(FieldPlaces::of(body, item));
    return paths;
}

class Writer final : public AnswerWriter
{
public:
    explicit Writer(bool batch) : m_batch(batch) {}
    std::string_view streamType() const override { return "application/json"; }

    using AnswerWriter::whole;
    std::string whole(const EmbeddingAnswer &answer) override
    {
        std::string out = m_batch ? "{\"embeddings\":[" : "{\"embedding\":";
        for (std::size_t i = 0; i < answer.vectors.size() && (m_batch || i == 0); ++i) {
            if (i > 0)
                out += ',';
            appendVector(out, answer.vectors[i]);
        }
        out += m_batch ? "]" : answer.vectors.empty() ? "{\"values\":[]}" : "";
        if (answer.promptTokens)
            out += ",\"usageMetadata\":{\"promptTokenCount\":" + std::to_string(*answer.promptTokens) + "}";
        return out + "}";
    }

private:
    static void appendVector(std::string &out, const std::vector<float> &vector)
    {
        out += "{\"values\":";
        appendFloats(out, vector);
        out += '}';
    }

    bool m_batch;
};

Json embedRequest(const EmbeddingRequest &request, const std::string &text, const std::string &model)
{
    Json json = {{"model", "models/" + model}};
    json["content"]["parts"] = Json::array({{{"text", text}}});
    if (!request.task.empty())
        json["taskType"] = request.task;
    if (!request.title.empty())
        json["title"] = request.title;
    if (request.dimensions)
        json["outputDimensionality"] = *request.dimensions;
    return json;
}

std::vector<float> vectorIn(JsonObject embedding)
{
    const auto values = arrayIn(embedding, "values");
    return values ? floatsIn(*values) : std::vector<float>();
}

EmbeddingAnswer answerIn(JsonObject root)
{
    EmbeddingAnswer answer;
    if (const auto embedding = objectIn(root, "embedding"))
        answer.vectors.push_back(vectorIn(*embedding));
    if (const auto list = arrayIn(root, "embeddings")) {
        for (const JsonValue item : *list) {
            JsonObject embedding;
            if (!item.get(embedding))
                answer.vectors.push_back(vectorIn(embedding));
        }
    }
    const auto usage = objectIn(root, "usageMetadata");
    if (usage && valueIn(*usage, "promptTokenCount"))
        answer.promptTokens = countIn(*usage, "promptTokenCount");
    return answer;
}

} // namespace

Result<ParsedCall> readGeminiEmbeddings(std::string &body, const CallTarget &target, TokenBound bound)
{
    return readingRequest([&] {
        const FieldPlaces top = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        EmbeddingRequest request = Reader(target).read(parsedObject(parser, body));
        ParsedCall parsed;
        parsed.call = callOf(request, bound);
        for (const ExtraField &extra : request.extras) // pictures and sound have no known size
            parsed.call.input.unbounded |= extra.name.ends_with("content.parts");
        parsed.places.modelPaths = modelPaths(body, top, target.batch);
        parsed.content = std::move(request);
        return parsed;
    });
}

std::unique_ptr<AnswerWriter> newGeminiEmbeddingsWriter(bool batch)
{
    return std::make_unique<Writer>(batch);
}

Result<std::string> geminiEmbeddingsBody(const EmbeddingRequest &request, const RequestTerms &terms)
{
    if (!request.extras.empty())
        return cannotExpress(request.extras.front().name, Format::GeminiEmbeddings);
    if (!request.tokens.empty())
        return cannotExpress("input (tokens)", Format::GeminiEmbeddings);
    Json body;
    if (request.texts.size() == 1) {
        body = embedRequest(request, request.texts.front(), terms.model);
    } else {
        body["requests"] = Json::array();
        for (const std::string &text : request.texts)
            body["requests"].push_back(embedRequest(request, text, terms.model));
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<EmbeddingAnswer> geminiEmbeddingsAnswer(std::string_view body)
{
    try {
        simdjson::dom::parser parser;
        std::string padded(body);
        EmbeddingAnswer answer = answerIn(parsedObject(parser, padded));
        if (!answer.vectors.empty())
            return answer;
    } catch (const simdjson::simdjson_error &) {
    } catch (const BadField &) {
    }
    return Error{ErrorCode::ProviderError, "the answer holds no embeddings", {}};
}

} // namespace llm0
