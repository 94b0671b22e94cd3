#include "admin/jsonnode.h"
#include "admin/jsonwriter.h"
#include "cli/session.h"

#include <array>

namespace llm0 {

namespace {

/// One of --day, --month and --per-request, and what the API calls it.
struct CapOption {
    const char *option;
    const char *field;         ///< of accounts, projects and keys
    const char *customerField; ///< of customers' limits
};
constexpr std::array<CapOption, 3> capOptions = {
    {{"day", "daily_cap_usd", "daily_spend_limit_usd"},
     {"month", "monthly_cap_usd", "monthly_spend_limit_usd"},
     {"per-request", "per_request_max_usd", "per_request_max_usd"}}};

/// Field → amount; null removes. Amounts stay exact.
using CapChanges = std::map<std::string, std::optional<Money>>;

Result<CapChanges> capsOf(const Arguments &arguments, const char *CapOption::*field)
{
    CapChanges caps;
    for (const CapOption &option : capOptions) {
        if (!arguments.isSet(option.option))
            continue;
        const std::string text = arguments.value(option.option);
        caps[option.*field] = std::nullopt;
        if (text == "none")
            continue;
        const auto money = Money::parse(text);
        if (!money || *money < Money())
            return Error{ErrorCode::InvalidRequest,
                         "--" + std::string(option.option) + " is US dollars such as 5 or 0.50, or none",
                         {}};
        caps[option.*field] = *money;
    }
    return caps;
}

std::string bodyOf(const CapChanges &caps)
{
    JsonWriter json;
    json.beginObject();
    for (const auto &[field, amount] : caps)
        json.usdField(field, amount);
    return json.endObject().take();
}

void writeNode(JsonWriter &json, const JsonNode &node)
{
    switch (node.kind) {
    case JsonNode::Kind::Null:
        json.null();
        return;
    case JsonNode::Kind::Boolean:
        json.value(node.boolean);
        return;
    case JsonNode::Kind::Number:
        json.raw(node.text);
        return;
    case JsonNode::Kind::String:
        json.value(node.text);
        return;
    case JsonNode::Kind::Array:
        json.beginArray();
        for (const JsonNode &item : node.items)
            writeNode(json, item);
        json.endArray();
        return;
    case JsonNode::Kind::Object:
        json.beginObject();
        for (const auto &[name, member] : node.members) {
            json.key(name);
            writeNode(json, member);
        }
        json.endObject();
        return;
    }
}

/// A customer's override is replaced whole: what holds for it now is the base, so that one changed cap
/// loosens nothing else.
std::string overrideBody(const JsonNode *effective, const CapChanges &caps)
{
    JsonWriter json;
    json.beginObject().key("limits").beginObject();
    for (const auto &[field, amount] : caps)
        json.usdField(field, amount);
    for (std::size_t i = 0; effective && i < effective->members.size(); ++i) {
        const auto &[name, member] = effective->members[i];
        const bool tellsWhence = name == "source" || name == "tier";
        if (tellsWhence || caps.contains(name))
            continue;
        json.key(name);
        writeNode(json, member);
    }
    return json.endObject().endObject().take();
}

Status setCustomer(AdminCaller &caller, const std::string &project, const Arguments &arguments)
{
    const auto caps = capsOf(arguments, &CapOption::customerField);
    if (!caps)
        return caps.error();
    const std::string path = project + "/customers/" + percentEncoded(arguments.value("customer"));
    auto known = caller.call("GET", path, {});
    if (!known)
        return known.error();
    const auto node = known->status == 200 ? parseJson(known->body) : JsonNode();
    if (!node)
        return node.error();
    const auto changed = ask(caller, "PATCH", path, overrideBody(node->member("effective"), *caps));
    return changed ? Status() : Status(changed.error());
}

Result<std::string> keyPath(AdminCaller &caller, const std::string &project, const std::string &named)
{
    const auto all = askJson(caller, "GET", project + "/api-keys");
    if (!all)
        return all.error();
    std::vector<std::string> ids;
    for (const auto &key : all->at("api_keys")) {
        if (key.value("name", "") == named || key.value("id", "") == named)
            ids.push_back(key.value("id", ""));
    }
    if (ids.size() == 1)
        return project + "/api-keys/" + ids.front();
    return Error{ErrorCode::NotFound,
                 ids.empty() ? "The project has no key '" + named + "'"
                             : "Several keys are named '" + named + "': give the key's ID",
                 {}};
}

Status setCaps(AdminCaller &caller, const Arguments &arguments)
{
    const auto caps = capsOf(arguments, &CapOption::field);
    if (!caps)
        return caps.error();
    std::string path = "/settings";
    if (arguments.isSet("project")) {
        const auto project = findProject(caller, arguments.value("project"));
        if (!project)
            return project.error();
        path = "/projects/" + project->value("id", "");
    }
    if (arguments.isSet("customer"))
        return setCustomer(caller, path, arguments);
    if (arguments.isSet("key")) {
        const auto key = keyPath(caller, path, arguments.value("key"));
        if (!key)
            return key.error();
        path = *key;
    }
    const auto changed = ask(caller, "PATCH", path, bodyOf(*caps));
    return changed ? Status() : Status(changed.error());
}

/// The scope that the options name.
std::string scopeOf(const Arguments &arguments)
{
    if (arguments.isSet("customer"))
        return "customer";
    if (arguments.isSet("key"))
        return "key";
    return arguments.isSet("project") ? "project" : "account";
}

Status checked(const Arguments &arguments)
{
    const auto fault = [](const std::string &message) {
        return Status(Error{ErrorCode::InvalidRequest, message, {}});
    };
    if (!arguments.isSet("day") && !arguments.isSet("month") && !arguments.isSet("per-request"))
        return fault("Name a cap: --day USD, --month USD or --per-request USD ('none' removes it)");
    if ((arguments.isSet("key") || arguments.isSet("customer")) && !arguments.isSet("project"))
        return fault("Name the project too: --project NAME");
    if (arguments.isSet("key") && arguments.isSet("customer"))
        return fault("Name a key or a customer, not both");
    if (arguments.isSet("scope") && arguments.value("scope") != scopeOf(arguments))
        return fault("--scope " + arguments.value("scope")
                     + " does not fit the other options, which name the " + scopeOf(arguments));
    return {};
}

} // namespace

int runCap(const QStringList &arguments)
{
    auto parsed = Arguments::parse(
        arguments, {"cap", "set"},
        {{"scope"}, {"project"}, {"key"}, {"customer"}, {"day"}, {"month"}, {"per-request"}});
    if (parsed) {
        if (const Status fits = checked(*parsed); !fits)
            parsed = fits.error();
    }
    return withCaller(parsed, [](AdminCaller &caller, const Arguments &given) -> Status {
        const Status set = setCaps(caller, given);
        if (set)
            printOut("ok\n");
        return set;
    });
}

} // namespace llm0
