#include "domain/failover.h"

#include <utility>

namespace llm0 {

namespace {
constexpr std::array<std::pair<FailoverMode, std::string_view>, 4> modes = {
    {{FailoverMode::CloudFirst, "cloud_first"},
     {FailoverMode::LocalFirst, "local_first"},
     {FailoverMode::LocalOnly, "local_only"},
     {FailoverMode::CloudOnly, "cloud_only"}}};
} // namespace

std::string_view failoverModeName(FailoverMode mode)
{
    return modes[static_cast<std::size_t>(mode)].second;
}

std::optional<FailoverMode> failoverModeFrom(std::string_view name)
{
    for (const auto &[mode, text] : modes) {
        if (text == name)
            return mode;
    }
    return std::nullopt;
}

} // namespace llm0
