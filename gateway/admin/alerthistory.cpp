#include "admin/alerthistory.h"

#include "admin/customerview.h"
#include "usage/alertevaluator.h"
#include "usage/alertreplay.h"

#include <QDateTime>

#include <algorithm>

namespace llm0 {

namespace {

constexpr UnixMs dayMs = 86'400'000;
constexpr UnixMs hourMs = 3'600'000;
constexpr std::size_t mostListed = 100;

std::string at(const UsageRow &row, const std::string &dimension)
{
    const auto found = row.group.find(dimension);
    return found == row.group.end() ? std::string() : found->second;
}

struct Series {
    ProjectId project = 0;
    std::string customer;
    std::vector<SpendStep> steps;
};

class History
{
public:
    History(const AdminServices &services, const AlertRule &rule)
        : m_services(services)
        , m_rule(rule)
        , m_catalogue(services.directory.catalogue())
        , m_range(rangeOf(services.ledger.calendar(), rule.window, services.clock.nowMs()))
    {}

    Result<std::string> text() const
    {
        const auto rows = m_services.reports.usage(query());
        if (!rows)
            return rows.error();
        std::size_t fired = 0;
        JsonWriter listed;
        listed.beginArray();
        for (const auto &[key, series] : seriesOf(*rows)) {
            for (const ReplayedAlert &alert : replayed(series)) {
                if (fired++ < mostListed)
                    write(listed, series, alert);
            }
        }
        listed.endArray();
        JsonWriter json;
        json.beginObject()
            .timeField("from", m_range.start)
            .timeField("to", m_range.end)
            .field("fired", fired)
            .rawField("windows", listed.text())
            .endObject();
        return json.take();
    }

private:
    static BudgetWindow rangeOf(const BudgetCalendar &calendar, AlertWindow window, UnixMs now)
    {
        if (window == AlertWindow::Day)
            return {calendar.dayOf(now - 30 * dayMs).start, calendar.dayOf(now).start};
        const UnixMs thisMonth = calendar.monthOf(now).start;
        return {calendar.monthOf(thisMonth - 1).start, thisMonth};
    }

    bool hourly() const { return m_rule.basis == AlertBasis::Forecast; }

    UsageQuery query() const
    {
        UsageQuery query;
        query.from = m_range.start;
        query.to = m_range.end;
        query.timeZone = m_services.ledger.calendar().zoneName();
        query.groupBy = {hourly() ? "hour" : "day"};
        if (m_rule.scope != AlertScope::Account)
            query.groupBy.emplace_back("project");
        if (m_rule.scope == AlertScope::Customer)
            query.groupBy.emplace_back("customer");
        if (m_rule.project != 0)
            query.project = m_rule.project;
        if (m_rule.customer)
            query.customer = m_rule.customer;
        return query;
    }

    SpendStep stepOf(const UsageRow &row) const
    {
        if (hourly()) {
            const auto hour = QDateTime::fromString(QString::fromStdString(at(row, "hour")), Qt::ISODate);
            const UnixMs start = hour.toMSecsSinceEpoch();
            return {start, start + hourMs, row.cost};
        }
        const QTimeZone zone(QByteArray::fromStdString(m_services.ledger.calendar().zoneName()));
        const QDate day = QDate::fromString(QString::fromStdString(at(row, "day")), Qt::ISODate);
        const BudgetWindow window =
            m_services.ledger.calendar().dayOf(day.startOfDay(zone).toMSecsSinceEpoch());
        return {window.start, window.end, row.cost};
    }

    std::map<std::pair<ProjectId, std::string>, Series> seriesOf(const std::vector<UsageRow> &rows) const
    {
        std::map<std::pair<ProjectId, std::string>, Series> all;
        for (const UsageRow &row : rows) {
            const Project *project = m_catalogue->projectByUuid(at(row, "project"));
            const ProjectId id = project ? project->id : 0;
            const std::string customer = at(row, "customer");
            Series &series = all[{id, customer}];
            series.project = id;
            series.customer = customer;
            series.steps.push_back(stepOf(row));
        }
        for (auto &[key, series] : all) {
            std::sort(series.steps.begin(), series.steps.end(),
                      [](const SpendStep &a, const SpendStep &b) { return a.start < b.start; });
        }
        return all;
    }

    std::vector<ReplayedAlert> replayed(const Series &series) const
    {
        const auto cap = capFor(m_services, m_rule.scope, m_rule.window, series.project, series.customer);
        const auto threshold = thresholdOf(m_rule, cap);
        if (!threshold)
            return {};
        return replayRule(m_rule, *threshold, series.steps, m_services.ledger.calendar());
    }

    void write(JsonWriter &json, const Series &series, const ReplayedAlert &alert) const
    {
        const auto project = m_catalogue->projects.find(series.project);
        const bool known = project != m_catalogue->projects.end();
        const bool customer = m_rule.scope == AlertScope::Customer;
        json.beginObject()
            .field("project", known ? std::optional(project->second->name) : std::nullopt)
            .field("customer_id", customer ? std::optional(series.customer) : std::nullopt)
            .timeField("window_start", alert.window.start)
            .timeField("at", alert.at)
            .field("reached_usd", alert.reached)
            .endObject();
    }

    const AdminServices &m_services;
    const AlertRule &m_rule;
    const std::shared_ptr<const Catalogue> m_catalogue;
    const BudgetWindow m_range;
};

} // namespace

Result<std::string> alertHistory(const AdminServices &services, const AlertRule &rule)
{
    return History(services, rule).text();
}

std::optional<Money> capFor(const AdminServices &services, AlertScope scope, AlertWindow window,
                            ProjectId project, const std::string &customer)
{
    const auto catalogue = services.directory.catalogue();
    Caps caps;
    if (scope == AlertScope::Account) {
        caps = services.alerts.accountCaps();
    } else if (scope == AlertScope::Project) {
        const auto found = catalogue->projects.find(project);
        caps = found == catalogue->projects.end() ? Caps() : found->second->caps;
    } else if (auto known = services.directory.findCustomer(project, customer)) {
        caps = viewOf(services, *catalogue, *std::move(known)).limits.limits.caps;
    }
    return window == AlertWindow::Day ? caps.perDay : caps.perMonth;
}

} // namespace llm0
