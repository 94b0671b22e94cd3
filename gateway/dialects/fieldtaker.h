#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <initializer_list>
#include <vector>

namespace llm0 {

/// The fields of one JSON object, taken by name one after the other. What nobody took is extra: a reader
/// cannot forget a field. Refuses fields that stand in the object twice.
class FieldTaker
{
public:
    enum class Spelling { AsIs, AlsoSnakeCase }; ///< AlsoSnakeCase: some_field is someField

    FieldTaker(JsonObject object, std::string path, Spelling spelling = Spelling::AsIs);

    /// The value, if it is there and not null.
    std::optional<JsonValue> take(std::string_view name);
    /// Fields that may be dropped.
    void drop(std::initializer_list<std::string_view> names);
    /// Hands over what is left and not null.
    void leaveTo(std::vector<ExtraField> &extras) const;
    /// The field's name with its path, for errors.
    std::string at(std::string_view name) const;

private:
    struct Field {
        std::string name;
        JsonValue value;
        bool taken = false;
    };
    std::string m_path;
    std::vector<Field> m_fields;
};

/// A list; a single value that stands in the place of a list counts as one (protocol buffers allow it).
std::vector<JsonValue> listOf(JsonValue value);
/// "path[index]"
std::string itemPath(std::string_view path, std::size_t index);

} // namespace llm0
