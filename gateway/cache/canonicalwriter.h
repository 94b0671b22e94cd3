#pragma once

#include "base/sha256.h"
#include "domain/chat.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// Hashes values so that two different sequences of values never come to the same bytes: each has its name
/// and its length before it. Long texts are not copied.
class CanonicalWriter
{
public:
    CanonicalWriter();

    void add(std::string_view name, std::string_view text);
    /// Nothing where there is no text: only for what stands once, at its own place in the order.
    void addFilled(std::string_view name, std::string_view text);
    void add(std::string_view name, std::int64_t number);
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

    /// SHA-256 of all that was added, which ends it.
    std::string digest();

private:
    void hashShort();

    std::string m_short; ///< not hashed yet
    Sha256 m_hash;
};

} // namespace llm0
