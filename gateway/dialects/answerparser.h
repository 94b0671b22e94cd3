#pragma once

#include <simdjson.h>

#include <new>

namespace llm0 {

/// One that stays as long as its stream is open: simdjson's own depth, 1,024, costs each 9 KB.
inline simdjson::dom::parser newAnswerParser()
{
    constexpr std::size_t deepestAnswer = 256;
    simdjson::dom::parser parser;
    if (parser.allocate(0, deepestAnswer) != simdjson::SUCCESS)
        throw std::bad_alloc();
    return parser;
}

} // namespace llm0
