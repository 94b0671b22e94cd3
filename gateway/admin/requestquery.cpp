#include "admin/requestquery.h"

#include "admin/paging.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace llm0 {

namespace {

std::optional<std::string> unlessEmpty(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

Status readMoney(const AdminCall &call, const std::string &name, std::optional<Money> &target)
{
    const std::string text = call.query(name);
    if (text.empty())
        return {};
    const auto money = Money::parse(text);
    if (!money)
        return Error{ErrorCode::InvalidRequest, money.error().message, name};
    target = *money;
    return {};
}

Status readOneOf(const AdminCall &call, const std::string &name,
                 std::initializer_list<std::string_view> known, std::optional<std::string> &target)
{
    target = unlessEmpty(call.query(name));
    if (!target || std::find(known.begin(), known.end(), *target) != known.end())
        return {};
    std::string words;
    for (const std::string_view word : known)
        words += (words.empty() ? "" : ", ") + std::string(word);
    return Error{ErrorCode::InvalidRequest, "'" + name + "' must be one of " + words, name};
}

Status readTook(const AdminCall &call, RequestFilter &filter)
{
    const std::string text = call.query("took_above_ms");
    if (text.empty())
        return {};
    constexpr std::int64_t longest = 86'400'000;
    std::int64_t ms = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (failure != std::errc() || end != text.data() + text.size() || ms < 0 || ms > longest)
        return Error{ErrorCode::InvalidRequest, "'took_above_ms' must be whole milliseconds",
                     "took_above_ms"};
    filter.tookAboveUs = ms * 1000;
    return {};
}

Status readLabel(const AdminCall &call, RequestFilter &filter)
{
    const std::string text = call.query("label");
    if (text.empty())
        return {};
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon == 0)
        return Error{ErrorCode::InvalidRequest, "'label' must be name:value", "label"};
    filter.label = {text.substr(0, colon), text.substr(colon + 1)};
    return {};
}

Status readProject(const AdminCall &call, const Catalogue &catalogue, RequestFilter &filter)
{
    const std::string named = call.query("project");
    if (named.empty())
        return {};
    const Project *project = catalogue.projectByUuid(named);
    project = project ? project : catalogue.projectByName(named);
    if (!project)
        return Error{ErrorCode::NotFound, "There is no project '" + named + "'", "project"};
    filter.project = project->id;
    return {};
}

Status readKey(const AdminCall &call, const Catalogue &catalogue, RequestFilter &filter)
{
    const std::string named = call.query("key");
    if (named.empty())
        return {};
    for (const auto &[hash, key] : catalogue.keysByHash) {
        const bool here = !filter.project || *filter.project == key->project;
        if (here && (key->uuid == named || key->name == named)) {
            filter.key = key->id;
            return {};
        }
    }
    return Error{ErrorCode::NotFound, "There is no key '" + named + "'", "key"};
}

Status readTimes(const AdminCall &call, const BudgetCalendar &calendar, RequestFilter &filter)
{
    const auto from = timeOf(call, "from", 0, calendar);
    if (!from)
        return from.error();
    const auto to = timeOf(call, "to", 0, calendar);
    if (!to)
        return to.error();
    filter.from = *from;
    filter.to = *to;
    return {};
}

void readTexts(const AdminCall &call, RequestFilter &filter)
{
    filter.customer = unlessEmpty(call.query("customer"));
    if (filter.customer == "~")
        filter.customer = "";
    filter.model = unlessEmpty(call.query("model"));
    filter.provider = unlessEmpty(call.query("provider"));
    filter.tier = unlessEmpty(call.query("tier"));
    filter.errorCode = unlessEmpty(call.query("error"));
    filter.requestId = unlessEmpty(call.query("id"));
}

} // namespace

Result<RequestFilter> requestFilterOf(const AdminCall &call, const AdminServices &services)
{
    RequestFilter filter;
    const auto catalogue = services.directory.catalogue();
    readTexts(call, filter);
    const std::array<Status, 9> read = {
        readMoney(call, "cost_above", filter.costAbove),
        readMoney(call, "cost_below", filter.costBelow),
        readOneOf(call, "status", {"ok", "failed", "aborted", "refused", "blocked", "unconfirmed"},
                  filter.status),
        readOneOf(call, "cache", {"miss", "exact", "semantic", "hit"}, filter.cache),
        readTook(call, filter),
        readLabel(call, filter),
        readTimes(call, services.ledger.calendar(), filter),
        readProject(call, *catalogue, filter),
        readKey(call, *catalogue, filter),
    };
    for (const Status &status : read) {
        if (!status)
            return status.error();
    }
    return filter;
}

} // namespace llm0
