#pragma once

#include "admin/jsonnode.h"
#include "base/money.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace llm0 {

/// A request body read field by field. A field that is absent leaves its target as it was; null clears an
/// optional. The first fault is kept; finish() tells it, or else names a field that nobody asked for.
class JsonBody
{
public:
    /// An empty text is an empty object.
    static Result<JsonBody> parse(std::string_view text);
    explicit JsonBody(JsonNode object) : m_object(std::move(object)) {}

    bool has(std::string_view name) const { return m_object.member(name) != nullptr; }
    bool isNull(std::string_view name) const;
    const JsonNode *take(const std::string &name);

    void read(const std::string &name, std::string &target);
    void read(const std::string &name, bool &target);
    void read(const std::string &name, std::int64_t &target, std::int64_t least, std::int64_t most);
    void read(const std::string &name, int &target, int least, int most);
    void read(const std::string &name, std::optional<std::int64_t> &target, std::int64_t least);
    /// US dollars, 0 or more: a JSON number, or a decimal string.
    void read(const std::string &name, std::optional<Money> &target);
    /// name → whole number, 0 or more.
    void read(const std::string &name, std::map<std::string, std::int64_t> &target);

    void fail(const std::string &name, const std::string &why);
    Status finish() const;

private:
    const JsonNode *takeUnlessNull(const std::string &name);

    JsonNode m_object;
    std::set<std::string, std::less<>> m_taken;
    std::optional<Error> m_error;
};

} // namespace llm0
