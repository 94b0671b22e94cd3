#include "admin/alertjson.h"

#include "admin/fields.h"

namespace llm0 {

namespace {

const Project *projectById(const Catalogue &catalogue, ProjectId id)
{
    const auto found = catalogue.projects.find(id);
    return found == catalogue.projects.end() ? nullptr : found->second.get();
}

void writeProject(JsonWriter &json, ProjectId id, const Catalogue &catalogue)
{
    const Project *project = projectById(catalogue, id);
    json.field("project_id", project ? std::optional(project->uuid) : std::nullopt)
        .field("project", project ? std::optional(project->name) : std::nullopt);
}

/// The unnamed customer is "~" outside.
std::string outsideName(const std::string &customer)
{
    return customer.empty() ? "~" : customer;
}

template <typename Value>
void readChoice(JsonBody &body, const std::string &name, Value &target,
                std::optional<Value> (*from)(std::string_view), const std::string &choices)
{
    if (!body.has(name))
        return;
    std::string text;
    body.read(name, text);
    if (const auto value = from(text))
        target = *value;
    else
        body.fail(name, "must be " + choices);
}

void readProject(JsonBody &body, AlertRule &rule, const Catalogue &catalogue)
{
    if (!body.has("project_id"))
        return;
    if (body.isNull("project_id")) {
        (void)body.take("project_id");
        rule.project = 0;
        return;
    }
    std::string named;
    body.read("project_id", named);
    const Project *project = catalogue.projectByUuid(named);
    project = project ? project : catalogue.projectByName(named);
    if (project)
        rule.project = project->id;
    else
        body.fail("project_id", "names no project");
}

void readCustomer(JsonBody &body, AlertRule &rule)
{
    if (!body.has("customer_id"))
        return;
    if (body.isNull("customer_id")) {
        (void)body.take("customer_id");
        rule.customer.reset();
        return;
    }
    std::string name;
    body.read("customer_id", name);
    rule.customer = name == "~" ? std::string() : name;
    if (!isCustomerId(*rule.customer))
        body.fail("customer_id", "is no customer ID");
}

Error wrong(const std::string &message, const std::string &param)
{
    return {ErrorCode::InvalidRequest, message, param};
}

Status check(const AlertRule &rule)
{
    if (rule.percent.has_value() == rule.amount.has_value())
        return wrong("Give either 'percent' of the cap or 'amount_usd'", "percent");
    if (rule.amount && rule.amount->nano() <= 0)
        return wrong("'amount_usd' must be above 0", "amount_usd");
    if (rule.scope == AlertScope::Account && (rule.project != 0 || rule.customer))
        return wrong("A rule for the account names no project and no customer", "scope");
    if (rule.scope == AlertScope::Project && rule.customer)
        return wrong("A rule for projects names no customer", "customer_id");
    return {};
}

} // namespace

void writeAlertRule(JsonWriter &json, const AlertRule &rule, const Catalogue &catalogue)
{
    json.beginObject().field("id", std::to_string(rule.id)).field("scope", alertScopeName(rule.scope));
    writeProject(json, rule.project, catalogue);
    json.field("customer_id", rule.customer ? std::optional(outsideName(*rule.customer)) : std::nullopt)
        .field("window", alertWindowName(rule.window))
        .field("basis", alertBasisName(rule.basis))
        .field("percent", rule.percent)
        .field("amount_usd", rule.amount)
        .field("enabled", rule.enabled)
        .timeField("created_at", rule.createdAt)
        .endObject();
}

std::string alertRuleText(const AlertRule &rule, const Catalogue &catalogue)
{
    JsonWriter json;
    writeAlertRule(json, rule, catalogue);
    return json.take();
}

void writeAlert(JsonWriter &json, const Alert &alert, const Catalogue &catalogue, UnixMs now)
{
    const AlertRule &rule = alert.rule;
    const bool customer = rule.scope == AlertScope::Customer;
    const AlertState state = alert.stateAt(now);
    json.beginObject()
        .field("id", std::to_string(alert.id))
        .field("rule_id", std::to_string(rule.id))
        .field("scope", alertScopeName(rule.scope));
    writeProject(json, alert.project, catalogue);
    json.field("customer_id", customer ? std::optional(outsideName(alert.customer)) : std::nullopt)
        .field("window", alertWindowName(rule.window))
        .timeField("window_start", alert.window.start)
        .timeField("window_end", alert.window.end)
        .field("basis", alertBasisName(rule.basis))
        .field("percent", rule.percent)
        .field("threshold_usd", alert.threshold)
        .field("limit_usd", alert.cap)
        .field("spent_usd", alert.spent)
        .field("forecast_usd", alert.forecast)
        .timeField("fired_at", alert.firedAt)
        .field("state", alertStateName(state))
        .key("snoozed_until");
    state == AlertState::Snoozed ? json.time(alert.snoozedUntil) : json.null();
    json.endObject();
}

std::string alertText(const Alert &alert, const Catalogue &catalogue, UnixMs now)
{
    JsonWriter json;
    writeAlert(json, alert, catalogue, now);
    return json.take();
}

Status readAlertRule(JsonBody &body, AlertRule &rule, const Catalogue &catalogue)
{
    readChoice(body, "scope", rule.scope, alertScopeFrom, "account, project or customer");
    readChoice(body, "window", rule.window, alertWindowFrom, "day or month");
    readChoice(body, "basis", rule.basis, alertBasisFrom, "spent or forecast");
    readProject(body, rule, catalogue);
    readCustomer(body, rule);
    const bool oneGiven = body.has("percent") != body.has("amount_usd");
    if (oneGiven) { // the other threshold gives way
        rule.percent.reset();
        rule.amount.reset();
    }
    body.read("percent", rule.percent, 1);
    body.read("amount_usd", rule.amount);
    body.read("enabled", rule.enabled);
    if (rule.percent && *rule.percent > 1000)
        body.fail("percent", "must be from 1 to 1000");
    if (const Status read = body.finish(); !read)
        return read;
    return check(rule);
}

} // namespace llm0
