#pragma once

#include <simdjson.h>

#include <string_view>

namespace llm0 {

/// Knows the frame of a stream that tells usage and nothing else (its `choices` are empty).
class UsageFrame
{
public:
    bool is(std::string_view data);

private:
    simdjson::dom::parser m_parser;
};

} // namespace llm0
