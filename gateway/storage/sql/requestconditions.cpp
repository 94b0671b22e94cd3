#include "storage/sql/requestconditions.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

/// A text with `*` as a LIKE pattern.
std::string likePattern(const std::string &text)
{
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c == '*' ? '%' : c;
    }
    return pattern;
}

void addText(SqlConditions &where, const std::string &column, const std::optional<std::string> &wanted)
{
    if (!wanted)
        return;
    if (wanted->find('*') == std::string::npos)
        where.add(column + " = ?", {*wanted});
    else
        where.add(column + " LIKE ? ESCAPE '\\'", {likePattern(*wanted)});
}

void addModel(SqlConditions &where, const std::optional<std::string> &model)
{
    if (!model)
        return;
    if (model->find('*') == std::string::npos)
        where.add("(model_served = ? OR model_asked = ?)", {*model, *model});
    else
        where.add("(model_served LIKE ? ESCAPE '\\' OR model_asked LIKE ? ESCAPE '\\')",
                  {likePattern(*model), likePattern(*model)});
}

void addStatus(SqlConditions &where, const std::optional<std::string> &status)
{
    if (!status)
        return;
    if (*status == "blocked") {
        where.add("status = 'refused' AND error_code IN ('spend_cap_exceeded',"
                  " 'customer_spend_cap_exceeded')",
                  {});
        return;
    }
    where.add("status = ?", {*status});
}

void addCache(SqlConditions &where, const std::optional<std::string> &cache)
{
    if (cache && *cache == "hit")
        where.add("cache IN ('exact', 'semantic')", {});
    else
        where.addIf("cache = ?", cache);
}

/// Labels are stored as one JSON object of texts.
void addLabel(SqlConditions &where, const std::optional<std::pair<std::string, std::string>> &label)
{
    if (!label)
        return;
    const auto quoted = [](const std::string &text) {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    std::string inside = likePattern(quoted(label->first) + ":" + quoted(label->second));
    where.add("labels LIKE ? ESCAPE '\\'", {"%" + inside + "%"});
}

/// The index knows no rows without a customer.
void addCustomer(SqlConditions &where, const std::optional<std::string> &customer)
{
    addText(where, "customer_name", customer);
    if (customer && !customer->empty() && customer->find('*') == std::string::npos)
        where.add("customer_name <> ''", {});
}

} // namespace

SqlConditions callsOfCustomer(const std::string &name, ProjectId project)
{
    SqlConditions where;
    addCustomer(where, name);
    where.add("project_id = ?", {project});
    return where;
}

SqlConditions replayedCalls(CustomerId customer)
{
    SqlConditions where;
    where.add("customer_id = ?", {customer});
    where.add("status <> 'refused'", {});
    if (customer > 0)
        where.add("customer_id > 0", {});
    return where;
}

SqlConditions conditionsOf(const RequestFilter &filter)
{
    SqlConditions where;
    where.addIf("project_id = ?", filter.project);
    where.addIf("key_id = ?", filter.key);
    addCustomer(where, filter.customer);
    addModel(where, filter.model);
    addText(where, "provider", filter.provider);
    addText(where, "tier", filter.tier);
    addText(where, "error_code", filter.errorCode);
    addStatus(where, filter.status);
    addCache(where, filter.cache);
    addLabel(where, filter.label);
    where.addIf("request_id = ?", filter.requestId);
    where.addIf("actual > ?", filter.costAbove);
    where.addIf("actual < ?", filter.costBelow);
    where.addIf("total_us > ?", filter.tookAboveUs);
    if (filter.from > 0)
        where.add("started_at >= ?", {filter.from});
    if (filter.to > 0)
        where.add("started_at < ?", {filter.to});
    if (filter.beforeRow > 0)
        where.add("id < ?", {filter.beforeRow});
    return where;
}

} // namespace llm0
