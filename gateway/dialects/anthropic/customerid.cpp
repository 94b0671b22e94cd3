#include "dialects/anthropic/customerid.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

std::string textIn(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string ofJson(std::string_view userId)
{
    const auto object = nlohmann::json::parse(userId, nullptr, false);
    if (!object.is_object() || !object.contains("session_id"))
        return std::string(userId);
    const std::string account = textIn(object, "account_uuid");
    return account.empty() ? textIn(object, "device_id") : account;
}

} // namespace

std::string customerInUserId(std::string_view userId)
{
    if (userId.starts_with('{'))
        return ofJson(userId);
    constexpr std::string_view accountMark = "_account_";
    const auto account = userId.find(accountMark);
    const auto session = userId.rfind("_session_");
    if (!userId.starts_with("user_") || account == std::string_view::npos || session == std::string_view::npos
        || session < account + accountMark.size())
        return std::string(userId);
    const auto name = userId.substr(account + accountMark.size(), session - account - accountMark.size());
    return std::string(name.empty() ? userId.substr(0, account) : name);
}

} // namespace llm0
