#include "budget/pricebook.h"
#include "budget/pricefile.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"

#include <array>
#include <cstring>

namespace llm0::fuzz {

namespace {

/// Counts up to 16 million, from the input's last bytes.
std::array<std::int64_t, 12> countsFrom(std::string_view bytes)
{
    std::array<std::int64_t, 12> counts{};
    for (std::size_t i = 0; i < counts.size() * 3 && i < bytes.size(); ++i)
        counts[i / 3] = (counts[i / 3] << 8) | static_cast<unsigned char>(bytes[bytes.size() - 1 - i]);
    return counts;
}

/// A hold priced for all that may be used covers the bill for what was.
void requireCovered(const ModelPrice &price, std::string_view bytes)
{
    const auto n = countsFrom(bytes);
    Usage usage;
    usage.input = n[0];
    usage.cacheRead = n[1];
    usage.cacheWrite5m = n[2];
    usage.cacheWrite1h = n[3];
    usage.inputImage = n[4];
    usage.inputAudio = n[5];
    usage.cacheReadAudio = n[6];
    usage.output = n[7];
    usage.reasoning = n[7] / 2;
    usage.outputAudio = n[8];
    usage.outputImage = n[9];
    usage.webSearches = n[10];
    WorstCase bound;
    bound.textInputTokens = n[0] + n[1] + n[2] + n[3];
    bound.imageInputTokens = n[4];
    bound.audioInputTokens = n[5] + n[6];
    bound.outputTokens = n[7] + n[8] + n[9];
    bound.audioOutput = n[8] > 0;
    bound.imageOutput = n[9] > 0;
    bound.webSearches = n[10];
    bound.cacheWrites = n[2] + n[3] > 0;
    const Money cost = costOf(price, usage), worst = worstCostOf(price, bound);
    require(cost >= Money() && worst >= Money(), "no cost is negative");
    require(worst >= cost, "the hold covers the bill", toJson(price));
}

} // namespace

void readPriceFile(std::string_view input)
{
    const auto file = priceFileFromJson(input);
    if (!file)
        return require(!file.error().message.empty(), "a refusal says why");
    for (const ModelPrice &row : file->rows) {
        const auto again = modelPriceFromJson(toJson(row));
        require(again.ok(), "a row that was written can be read", toJson(row));
        require(*again == row, "it is the same row", toJson(row));
        requireCovered(row, input);
    }
    const auto book = PriceBook::fromJson(input);
    if (!book)
        return;
    for (const ModelPrice &row : file->rows) {
        const ModelPrice *found = book->find(row.provider, row.model);
        require(found != nullptr, "a row is found by its name", row.model);
        require(found->provider == row.provider, "at its provider", row.provider);
    }
}

} // namespace llm0::fuzz
