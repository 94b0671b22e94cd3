#pragma once

#include "base/money.h"

#include <QVariant>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace llm0 {

/// One bound value. Text is UTF-8 outside; bytes that are none become U+FFFD.
class SqlValue
{
public:
    struct Blob {
        std::string bytes;
    };
    using Content = std::variant<std::monostate, std::int64_t, std::string, Blob>;

    SqlValue(std::int64_t number) : m_content(number) {}
    SqlValue(int number) : m_content(std::int64_t(number)) {}
    SqlValue(bool flag) : m_content(std::int64_t(flag ? 1 : 0)) {}
    SqlValue(Money money) : SqlValue(money.nano()) {}
    SqlValue(std::string_view text);
    SqlValue(const std::string &text) : SqlValue(std::string_view(text)) {}
    SqlValue(const char *text) : SqlValue(std::string_view(text)) {}
    template <typename T>
    SqlValue(const std::optional<T> &value)
    {
        if (value)
            m_content = SqlValue(*value).m_content;
    }
    static SqlValue blob(std::string_view bytes);

    const Content &content() const { return m_content; }
    QVariant variant() const;

private:
    SqlValue() = default;

    Content m_content;
};

using SqlValues = std::vector<SqlValue>;

} // namespace llm0
