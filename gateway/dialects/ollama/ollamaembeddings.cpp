#include "dialects/ollama/ollamaembeddings.h"

#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "dialects/floats.h"
#include "dialects/jsonstring.h"
#include "dialects/ollama/ollamaoptions.h"
#include "dialects/requestfacts.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

EmbeddingRequest requestIn(JsonObject root)
{
    FieldTaker fields(root, {});
    EmbeddingRequest request;
    const auto model = fields.take("model");
    if (!model)
        throw BadField{"model", "is missing: name the model to call"};
    request.model = textOf(*model, "model");
    const auto input = fields.take("input");
    if (!input)
        throw BadField{"input", "is missing"};
    for (const JsonValue text : listOf(*input))
        request.texts.push_back(textOf(text, "input"));
    if (const auto dimensions = fields.take("dimensions"))
        request.dimensions = positiveIntegerOf(*dimensions, "dimensions");
    if (const auto options = fields.take("options")) {
        FieldTaker taken(objectOf(*options, "options"), "options");
        keepOllamaOptions(taken, request.extras);
    }
    const auto truncate = fields.take("truncate");
    if (truncate && !flagOf(*truncate, "truncate"))
        request.extras.push_back({"truncate", "false"});
    fields.drop({"keep_alive"});
    fields.leaveTo(request.extras);
    return request;
}

class Writer final : public AnswerWriter
{
public:
    explicit Writer(std::string model) : m_model(std::move(model)) {}
    std::string_view streamType() const override { return "application/json"; }

    using AnswerWriter::whole;
    std::string whole(const EmbeddingAnswer &answer) override
    {
        std::string out = "{\"model\":";
        appendJsonString(out, answer.model.empty() ? m_model : answer.model);
        out += ",\"embeddings\":[";
        for (std::size_t i = 0; i < answer.vectors.size(); ++i) {
            if (i > 0)
                out += ',';
            appendFloats(out, answer.vectors[i]);
        }
        out += ']';
        if (answer.promptTokens)
            out += ",\"prompt_eval_count\":" + std::to_string(*answer.promptTokens);
        return out + "}";
    }

private:
    std::string m_model;
};

EmbeddingAnswer answerIn(JsonObject root)
{
    EmbeddingAnswer answer;
    answer.model = textIn(root, "model");
    if (const auto list = arrayIn(root, "embeddings")) {
        for (const JsonValue item : *list) {
            JsonArray vector;
            if (!item.get(vector))
                answer.vectors.push_back(floatsIn(vector));
        }
    }
    if (valueIn(root, "prompt_eval_count"))
        answer.promptTokens = countIn(root, "prompt_eval_count");
    return answer;
}

} // namespace

Result<ParsedCall> readOllamaEmbeddings(std::string &body, TokenBound bound)
{
    return readingRequest([&] {
        const FieldPlaces top = FieldPlaces::of(body);
        simdjson::dom::parser parser;
        EmbeddingRequest request = requestIn(parsedObject(parser, body));
        ParsedCall parsed;
        parsed.call = callOf(request, bound);
        parsed.places.model = top.value("model");
        parsed.content = std::move(request);
        return parsed;
    });
}

std::unique_ptr<AnswerWriter> newOllamaEmbeddingsWriter(std::string model)
{
    return std::make_unique<Writer>(std::move(model));
}

Result<std::string> ollamaEmbeddingsBody(const EmbeddingRequest &request, const RequestTerms &terms)
{
    using Json = nlohmann::ordered_json;
    if (!request.extras.empty())
        return cannotExpress(request.extras.front().name, Format::OllamaEmbeddings);
    if (!request.tokens.empty())
        return cannotExpress("input (tokens)", Format::OllamaEmbeddings);
    if (!request.task.empty())
        return cannotExpress("taskType", Format::OllamaEmbeddings);
    if (!request.title.empty())
        return cannotExpress("title", Format::OllamaEmbeddings);
    Json body = {{"model", terms.model.empty() ? request.model : terms.model}, {"input", request.texts}};
    if (request.dimensions)
        body["dimensions"] = *request.dimensions;
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<EmbeddingAnswer> ollamaEmbeddingsAnswer(std::string_view body)
{
    try {
        simdjson::dom::parser parser;
        std::string padded(body);
        EmbeddingAnswer answer = answerIn(parsedObject(parser, padded));
        if (!answer.vectors.empty())
            return answer;
    } catch (const simdjson::simdjson_error &) {
        // told below
    } catch (const BadField &) {
    }
    return Error{ErrorCode::ProviderError, "the answer holds no embeddings", {}};
}

} // namespace llm0
