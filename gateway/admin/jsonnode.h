#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

struct JsonMember;

/// A JSON value whose numbers keep their text, so that money is read without passing through a double.
struct JsonNode {
    enum class Kind { Null, Boolean, Number, String, Array, Object };
    Kind kind = Kind::Null;
    bool boolean = false;
    std::string text; ///< of a string or number
    std::vector<JsonNode> items;
    std::vector<JsonMember> members;

    const JsonNode *member(std::string_view name) const;
};

struct JsonMember {
    std::string name;
    JsonNode value;
};

/// Refuses what is no JSON, and objects that name a member twice.
Result<JsonNode> parseJson(std::string_view text);

} // namespace llm0
