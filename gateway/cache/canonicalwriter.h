#pragma once

#include "domain/chat.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// Writes values so that two different sequences of values never come to the same bytes: each has its name
/// and its length before it.
class CanonicalWriter
{
public:
    void add(std::string_view name, std::string_view text);
    void add(std::string_view name, std::int64_t number) { add(name, std::to_string(number)); }
    void add(std::string_view name, const char *text) { add(name, std::string_view(text)); }
    void add(std::string_view name, bool flag) { add(name, std::string_view(flag ? "1" : "0")); }
    void add(std::string_view name, double number);
    template <typename T>
    void add(std::string_view name, const std::optional<T> &maybe)
    {
        if (maybe)
            add(name, *maybe);
    }
    /// JSON with its keys in order and without spaces; text that is no JSON as it is.
    void addJson(std::string_view name, std::string_view json);
    void add(const Part &part);
    void add(const Message &message);
    void add(const Tool &tool);

    const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

} // namespace llm0
