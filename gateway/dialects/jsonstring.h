#pragma once

#include <string>
#include <string_view>

namespace llm0 {

// Writing JSON on the hot path, where building a tree first would cost more than the text.

/// Appends `text`, which is valid UTF-8, as a JSON string with its quotes.
void appendJsonString(std::string &out, std::string_view text);
std::string jsonString(std::string_view text);

/// One flat JSON object, field by field. Names need no escapes. Values are any bytes: what is not UTF-8
/// becomes U+FFFD.
class JsonFields
{
public:
    /// Behind what stands in `before` already.
    explicit JsonFields(std::string before = {});
    JsonFields &text(std::string_view name, std::string_view value);
    /// null where there is no text.
    JsonFields &textOrNull(std::string_view name, std::string_view value);
    /// JSON as it is.
    JsonFields &raw(std::string_view name, std::string_view json);
    /// The fields of an object that is JSON already; "" adds none.
    JsonFields &fieldsOf(std::string_view object);
    std::string take();

private:
    void name(std::string_view name);

    std::string m_text;
    std::size_t m_begin = 0; ///< where the first field stands
};

} // namespace llm0
