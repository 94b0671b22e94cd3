#include "cli/session.h"

#include <charconv>

namespace llm0 {

namespace {

Result<std::string> tokenBody(const Arguments &arguments)
{
    nlohmann::json body = {{"customer", arguments.value("customer")}};
    if (arguments.isSet("tier"))
        body["tier"] = arguments.value("tier");
    if (arguments.isSet("seconds")) {
        const std::string text = arguments.value("seconds");
        int seconds = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (failure != std::errc() || end != text.data() + text.size())
            return Error{ErrorCode::InvalidRequest, "--seconds is a whole number, at most a day", {}};
        body["expires_in_seconds"] = seconds;
    }
    return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Status createToken(AdminCaller &caller, const Arguments &arguments)
{
    const auto body = tokenBody(arguments);
    if (!body)
        return body.error();
    const auto project = findProject(caller, arguments.value("project"));
    if (!project)
        return project.error();
    const auto made =
        askJson(caller, "POST", "/projects/" + project->value("id", "") + "/customer-signing/tokens", *body);
    if (!made)
        return made.error();
    printOut(made->value("token", "") + "\n");
    return {};
}

} // namespace

int runToken(const QStringList &arguments)
{
    auto parsed =
        Arguments::parse(arguments, {"token", "create"}, {{"project"}, {"customer"}, {"tier"}, {"seconds"}});
    if (parsed && (!parsed->isSet("project") || !parsed->isSet("customer")))
        parsed = Error{ErrorCode::InvalidRequest, "Name both: token create --project NAME --customer ID", {}};
    return withCaller(parsed, createToken);
}

} // namespace llm0
