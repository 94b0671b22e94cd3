#include "cache/embeddingwire.h"

#include "cache/vectorindex.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

#include <cstring>

namespace llm0 {

namespace {

using Json = nlohmann::json;

constexpr std::size_t mostDimensions = 16'384;

std::vector<float> fromBase64(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(text));
    std::vector<float> vector(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    if (!vector.empty())
        std::memcpy(vector.data(), bytes.constData(), vector.size() * sizeof(float));
    return vector;
}

const Json *memberOf(const Json *object, const char *name)
{
    if (!object || !object->is_object())
        return nullptr;
    const auto found = object->find(name);
    return found == object->end() ? nullptr : &*found;
}

const Json *firstOf(const Json *array)
{
    return array && array->is_array() && !array->empty() ? &array->front() : nullptr;
}

/// The vector wherever it stands: `embedding`, `embeddings`, `vector(s)`, `data[0].embedding`, or the body
/// itself.
const Json *findVector(const Json &body)
{
    for (const char *name : {"embedding", "vector"}) {
        if (const Json *found = memberOf(&body, name))
            return found->is_array() && firstOf(found) && firstOf(found)->is_array() ? firstOf(found) : found;
    }
    for (const char *name : {"embeddings", "vectors"}) {
        if (const Json *found = memberOf(&body, name))
            return firstOf(found) && firstOf(found)->is_number() ? found : firstOf(found);
    }
    if (const Json *row = firstOf(memberOf(&body, "data")))
        return memberOf(row, "embedding");
    if (body.is_array())
        return firstOf(&body) && firstOf(&body)->is_array() ? firstOf(&body) : &body;
    return nullptr;
}

Error notAVector(std::string_view what)
{
    return {ErrorCode::ProviderError, "the embedder answered " + std::string(what), {}};
}

} // namespace

std::string embeddingUrl(EmbeddingWire wire, std::string base)
{
    while (base.ends_with('/'))
        base.pop_back();
    const auto strip = [&](std::string_view end) {
        if (base.ends_with(end))
            base.erase(base.size() - end.size());
    };
    switch (wire) {
    case EmbeddingWire::Ollama:
        strip("/api/embed");
        strip("/v1");
        return base + "/api/embed";
    case EmbeddingWire::OpenAi:
        strip("/embeddings");
        return base + (base.ends_with("/v1") ? "" : "/v1") + "/embeddings";
    case EmbeddingWire::Service:
        strip("/embed");
        return base + "/embed";
    }
    return base;
}

std::string embeddingBody(EmbeddingWire wire, std::string_view model, std::string_view text)
{
    Json body;
    if (wire == EmbeddingWire::Service) {
        body["text"] = text;
    } else {
        body["model"] = model;
        body["input"] = text;
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<float>> readEmbedding(std::string_view text)
{
    const Json body = Json::parse(text, nullptr, false);
    const Json *found = body.is_discarded() ? nullptr : findVector(body);
    if (!found)
        return notAVector("without a vector");
    std::vector<float> vector;
    if (found->is_string()) {
        vector = fromBase64(found->get<std::string>());
    } else if (found->is_array()) {
        for (const Json &number : *found) {
            if (!number.is_number())
                return notAVector("a vector with something else than numbers");
            vector.push_back(number.get<float>());
        }
    }
    if (vector.empty() || vector.size() > mostDimensions || !normalise(vector))
        return notAVector("an empty vector, or one that is too long");
    return vector;
}

} // namespace llm0
