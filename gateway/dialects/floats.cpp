#include "dialects/floats.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

namespace llm0 {

void appendFloats(std::string &out, const std::vector<float> &vector)
{
    char digits[32];
    out += '[';
    for (std::size_t i = 0; i < vector.size(); ++i) {
        if (i > 0)
            out += ',';
        const auto [end, fault] = std::to_chars(std::begin(digits), std::end(digits), vector[i]);
        out.append(digits, fault == std::errc() ? end : digits);
    }
    out += ']';
}

float sayable(double number)
{
    constexpr double largest = std::numeric_limits<float>::max();
    return std::isnan(number) ? 0.F : static_cast<float>(std::clamp(number, -largest, largest));
}

std::vector<float> floatsIn(JsonArray numbers)
{
    std::vector<float> vector;
    vector.reserve(numbers.size());
    for (const JsonValue value : numbers) {
        double number = 0;
        vector.push_back(value.get(number) ? 0.F : sayable(number));
    }
    return vector;
}

} // namespace llm0
