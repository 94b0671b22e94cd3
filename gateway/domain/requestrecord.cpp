#include "domain/requestrecord.h"

#include <array>

namespace llm0 {

namespace {
constexpr std::array<std::string_view, 5> names = {"ok", "failed", "aborted", "refused", "unconfirmed"};
}

std::string_view statusName(RequestStatus status)
{
    return names[static_cast<std::size_t>(status)];
}

RequestStatus statusFromName(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<RequestStatus>(i);
    }
    return RequestStatus::Failed;
}

} // namespace llm0
