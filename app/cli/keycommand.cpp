#include "cli/session.h"

#include <charconv>

namespace llm0 {

namespace {

std::optional<int> wholeNumber(const std::string &text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

Result<std::string> keyBody(const Arguments &arguments)
{
    nlohmann::json body = {{"name", arguments.isSet("name") ? arguments.value("name") : "cli"}};
    if (arguments.isSet("rpm")) {
        const auto rpm = wholeNumber(arguments.value("rpm"));
        if (!rpm)
            return Error{ErrorCode::InvalidRequest, "--rpm is a whole number of requests a minute", {}};
        body["rate_limit_per_minute"] = *rpm;
    }
    if (arguments.isSet("customer"))
        body["customer_id"] = arguments.value("customer");
    return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Status createKey(AdminCaller &caller, const Arguments &arguments)
{
    const auto body = keyBody(arguments);
    if (!body)
        return body.error();
    const auto project = findProject(caller, arguments.value("project"));
    if (!project)
        return project.error();
    const auto made = askJson(caller, "POST", "/projects/" + project->value("id", "") + "/api-keys", *body);
    if (!made)
        return made.error();
    printOut(made->value("api_key", "") + "\n");
    return {};
}

} // namespace

int runKey(const QStringList &arguments)
{
    auto parsed =
        Arguments::parse(arguments, {"key", "create"}, {{"project"}, {"name"}, {"rpm"}, {"customer"}});
    if (parsed && !parsed->isSet("project"))
        parsed = Error{ErrorCode::InvalidRequest, "Name the project: key create --project NAME", {}};
    return withCaller(parsed, createKey);
}

} // namespace llm0
