#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llm0 {

using PathParams = std::vector<std::pair<std::string, std::string>>;

/// The value of a `{name}` segment; empty when there is none.
std::string_view pathParam(const PathParams &params, std::string_view name);
/// Matches "/a/{b}/c" against a decoded path; nullopt when it does not.
std::optional<PathParams> matchPath(std::string_view pattern, std::string_view path);

/// A table of routes, in order of registration. T is whatever answers.
template <typename T>
class Router
{
public:
    struct Route {
        std::string method;
        std::string pattern;
        T target;
    };
    struct Match {
        const T *target = nullptr;
        PathParams params;
        std::vector<std::string> otherMethods; ///< filled when only the method did not fit
    };

    void add(std::string method, std::string pattern, T target)
    {
        m_routes.push_back({std::move(method), std::move(pattern), std::move(target)});
    }

    Match match(std::string_view method, std::string_view path) const
    {
        Match result;
        for (const Route &route : m_routes) {
            auto params = matchPath(route.pattern, path);
            if (!params)
                continue;
            if (route.method == method) {
                result.target = &route.target;
                result.params = std::move(*params);
                return result;
            }
            result.otherMethods.push_back(route.method);
        }
        return result;
    }

    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace llm0
