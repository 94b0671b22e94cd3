#include "budget/costestimator.h"

namespace llm0
{

std::int64_t textTokenBound(std::string_view utf8)
{
    return static_cast<std::int64_t>(utf8.size());
}

std::int64_t imageTokenBound(bool lowDetail, std::string_view model)
{
    (void)model;
    return lowDetail ? 2833 : 48169;
}

std::int64_t audioTokenBound(std::size_t base64Bytes)
{
    return static_cast<std::int64_t>(base64Bytes);
}

} // namespace llm0
