#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace llm0::bench {

/// "--name value" pairs; a name may come several times.
class Options
{
public:
    Options(int argc, char **argv)
    {
        for (int i = 1; i + 1 < argc; i += 2)
            m_values[argv[i]].emplace_back(argv[i + 1]);
    }
    std::string text(const std::string &name, const std::string &standard = {}) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? standard : found->second.back();
    }
    long number(const std::string &name, long standard) const
    {
        const std::string value = text(name);
        return value.empty() ? standard : std::strtol(value.c_str(), nullptr, 10);
    }
    std::vector<std::string> all(const std::string &name) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? std::vector<std::string>() : found->second;
    }

private:
    std::map<std::string, std::vector<std::string>> m_values;
};

} // namespace llm0::bench
