#include "dialects/openai/embeddinganswers.h"

#include "base/base64.h"
#include "dialects/floats.h"
#include "dialects/jsonfields.h"
#include "dialects/jsonstring.h"
#include "dialects/openai/openaierrors.h"

#include <bit>

namespace llm0 {

namespace {

constexpr std::size_t floatBytes = 4;

Error notEmbeddings(std::string_view why)
{
    return {ErrorCode::ProviderError, "the provider's embeddings cannot be read: " + std::string(why), {}};
}

std::vector<float> vectorOfBytes(std::string_view bytes)
{
    std::vector<float> vector(bytes.size() / floatBytes);
    for (std::size_t i = 0; i < vector.size(); ++i) {
        std::uint32_t bits = 0;
        for (std::size_t byte = 0; byte < floatBytes; ++byte)
            bits |= std::uint32_t(static_cast<unsigned char>(bytes[i * floatBytes + byte])) << (8 * byte);
        vector[i] = sayable(std::bit_cast<float>(bits));
    }
    return vector;
}

std::string bytesOf(const std::vector<float> &vector)
{
    std::string bytes;
    bytes.reserve(vector.size() * floatBytes);
    for (const float value : vector) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (std::size_t byte = 0; byte < floatBytes; ++byte)
            bytes += static_cast<char>(bits >> (8 * byte));
    }
    return bytes;
}

std::vector<float> vectorIn(JsonObject item)
{
    if (const auto base64 = fromBase64(textIn(item, "embedding")); base64 && !base64->empty())
        return vectorOfBytes(*base64);
    const auto numbers = arrayIn(item, "embedding");
    return numbers ? floatsIn(*numbers) : std::vector<float>();
}

void readVectors(EmbeddingAnswer &answer, JsonArray data)
{
    const std::size_t count = data.size();
    answer.vectors.resize(count);
    std::size_t place = 0;
    for (const JsonValue each : data) {
        JsonObject item;
        if (each.get(item))
            continue;
        const bool numbered = valueIn(item, "index").has_value();
        const auto index = numbered ? static_cast<std::size_t>(countIn(item, "index")) : place;
        ++place;
        if (index < count)
            answer.vectors[index] = vectorIn(item);
    }
}

void appendItem(std::string &out, const std::vector<float> &vector, std::size_t index, bool base64)
{
    out.append(index > 0 ? "," : "").append(R"({"object":"embedding","index":)");
    out.append(std::to_string(index)).append(",\"embedding\":");
    if (base64)
        out.append("\"").append(toBase64(bytesOf(vector))).append("\"");
    else
        appendFloats(out, vector);
    out += '}';
}

} // namespace

Result<EmbeddingAnswer> readEmbeddingAnswer(std::string_view body)
{
    simdjson::dom::parser parser;
    JsonObject root;
    if (parser.parse(body.data(), body.size()).get(root))
        return notEmbeddings("it is not a JSON object");
    if (valueIn(root, "error"))
        return notEmbeddings(openAiErrorIn(0, body).message);
    const auto data = arrayIn(root, "data");
    if (!data)
        return notEmbeddings("it has no data");
    EmbeddingAnswer answer;
    answer.id = textIn(root, "id");
    answer.model = textIn(root, "model");
    readVectors(answer, *data);
    if (const auto usage = objectIn(root, "usage"); usage && valueIn(*usage, "prompt_tokens"))
        answer.promptTokens = countIn(*usage, "prompt_tokens");
    return answer;
}

std::string embeddingAnswerJson(const EmbeddingAnswer &answer, const EmbeddingRequest &request)
{
    std::string out = "{\"id\":";
    appendJsonString(out, answer.id.empty() ? "embd" : answer.id);
    out += R"(,"object":"list","data":[)";
    for (std::size_t i = 0; i < answer.vectors.size(); ++i)
        appendItem(out, answer.vectors[i], i, request.base64);
    out += "],\"model\":";
    appendJsonString(out, answer.model.empty() ? request.model : answer.model);
    const std::string tokens = std::to_string(answer.promptTokens.value_or(0));
    return out + ",\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}}";
}

} // namespace llm0
