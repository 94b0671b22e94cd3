#pragma once

#include "base/clock.h"
#include "base/money.h"

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// Writes JSON text in order. Money never passes through a double.
class JsonWriter
{
public:
    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }
    JsonWriter &key(std::string_view name);

    JsonWriter &null() { return raw("null"); }
    JsonWriter &value(std::string_view text);
    JsonWriter &value(const char *text) { return value(std::string_view(text)); }
    JsonWriter &value(bool flag) { return raw(flag ? "true" : "false"); }
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) JsonWriter &value(Integer number)
    {
        return raw(std::to_string(number));
    }
    /// A decimal string with 9 places.
    JsonWriter &value(Money money) { return value(std::string_view(money.toDecimal())); }
    template <typename T>
    JsonWriter &value(const std::optional<T> &maybe)
    {
        return maybe ? value(*maybe) : null();
    }
    JsonWriter &value(const std::map<std::string, std::string> &texts);
    JsonWriter &value(const std::map<std::string, std::int64_t> &numbers);
    /// A plain JSON number of dollars, exact: 5, 0.5, 0.0000066.
    JsonWriter &usd(const std::optional<Money> &money);
    JsonWriter &time(UnixMs at);
    /// Text that is JSON already.
    JsonWriter &raw(std::string_view json);

    template <typename T>
    JsonWriter &field(std::string_view name, const T &content)
    {
        return key(name).value(content);
    }
    JsonWriter &usdField(std::string_view name, const std::optional<Money> &money)
    {
        return key(name).usd(money);
    }
    JsonWriter &timeField(std::string_view name, UnixMs at) { return key(name).time(at); }
    /// `json` as it is, or null when it is empty.
    JsonWriter &rawField(std::string_view name, std::string_view json)
    {
        return key(name).raw(json.empty() ? "null" : json);
    }

    const std::string &text() const { return m_text; }
    std::string take() { return std::move(m_text); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    std::string m_text;
};

/// Quoted and escaped; bytes that are not UTF-8 become U+FFFD.
std::string jsonQuoted(std::string_view text);

} // namespace llm0
