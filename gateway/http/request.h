#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llm0 {

/// Header lines in arrival order; names compare without case.
class Headers
{
public:
    Headers() = default;
    Headers(std::initializer_list<std::pair<std::string, std::string>> lines) : m_lines(lines) {}

    void add(std::string name, std::string value);
    /// The first value, or an empty view when the header is absent.
    std::string_view value(std::string_view name) const;
    bool contains(std::string_view name) const;
    /// Whether a comma list such as Connection holds `token`, in any of its lines.
    bool hasToken(std::string_view name, std::string_view token) const;

    auto begin() const { return m_lines.begin(); }
    auto end() const { return m_lines.end(); }
    std::size_t size() const { return m_lines.size(); }

private:
    std::vector<std::pair<std::string, std::string>> m_lines;
};

bool equalIgnoringCase(std::string_view a, std::string_view b);
/// Without spaces and tabs at either end.
std::string_view trimmed(std::string_view text);
/// nullopt when a '%' is not followed by two hex digits.
std::optional<std::string> percentDecoded(std::string_view text);

/// One whole HTTP request; a value that outlives its connection.
struct HttpRequest {
    std::string method; ///< upper case
    std::string path;   ///< percent-decoded, without the query
    std::string query;  ///< raw, without the '?'
    Headers headers;
    std::string body;
    std::string peer; ///< the client's IP address
};

/// The percent-decoded value of a query parameter ("" when absent).
std::string queryValue(const HttpRequest &request, std::string_view name);
/// All values of that name, in order.
std::vector<std::string> queryValues(const HttpRequest &request, std::string_view name);

} // namespace llm0
