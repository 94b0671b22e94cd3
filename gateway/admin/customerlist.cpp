#include "admin/customerlist.h"

#include <QString>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace llm0 {

namespace {

struct Entry {
    const CustomerRow *row;
    std::int64_t key;
};

/// What the list is filtered, sorted and summed by, of one customer.
struct Figures {
    const CustomerRow &row;
    const ScopeBalance &balance;
    const SpendHistory::Sums &period;
};

/// What a list is sorted by, and whether the largest usually comes first.
struct SortName {
    std::string_view name;
    bool descending;
};
constexpr std::array<SortName, 10> sortNames = {{{"month", true},
                                                 {"today", true},
                                                 {"name", false},
                                                 {"tier", false},
                                                 {"left", false},
                                                 {"cost", true},
                                                 {"requests", true},
                                                 {"saved", true},
                                                 {"refused", true},
                                                 {"seen", true}}};

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool containsFolded(std::string_view text, const std::string &needle)
{
    if (isAscii(needle))
        return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                           [](char a, char b) { return lowered(a) == lowered(b); })
               != text.end();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .contains(QString::fromStdString(needle), Qt::CaseInsensitive);
}

struct Filter {
    std::vector<std::string> names;
    std::optional<std::string> tier;
    std::optional<std::string> state;
};

Filter filterOf(const std::string &search)
{
    Filter filter;
    for (std::size_t at = 0; at < search.size();) {
        const std::size_t end = std::min(search.find(' ', at), search.size());
        const std::string word = search.substr(at, end - at);
        if (word.starts_with("tier:"))
            filter.tier = word.substr(5);
        else if (word.starts_with("state:"))
            filter.state = word.substr(6);
        else if (!word.empty())
            filter.names.push_back(word);
        at = end + 1;
    }
    return filter;
}

/// The limits of customers without limits of their own are those of their tier: resolved once for each.
class LimitsByTier
{
public:
    LimitsByTier(const Directory &directory, const Catalogue &catalogue, ProjectId project)
        : m_directory(directory)
        , m_catalogue(catalogue)
        , m_project(project)
    {}

    /// Valid until the next call.
    const ResolvedLimits &of(const CustomerRow &row)
    {
        if (row.overridden || row.name().empty())
            return m_own = resolveLimits(m_catalogue, *m_directory.findCustomer(m_project, row.name()), {});
        const auto known = m_tiers.find(*row.tier);
        if (known != m_tiers.end())
            return known->second;
        Customer any;
        any.project = m_project;
        any.name = "any";
        any.tier = *row.tier;
        return m_tiers.emplace(any.tier, resolveLimits(m_catalogue, any, {})).first->second;
    }

private:
    const Directory &m_directory;
    const Catalogue &m_catalogue;
    const ProjectId m_project;
    std::map<std::string, ResolvedLimits> m_tiers;
    ResolvedLimits m_own;
};

class Lister
{
public:
    Lister(const AdminServices &services, const SpendHistory &history, const Project &project,
           const CustomerListQuery &query)
        : m_services(services)
        , m_history(history)
        , m_project(project)
        , m_query(query)
        , m_filter(filterOf(query.search))
        , m_now(services.clock.nowMs())
        , m_today(services.ledger.calendar().dayOf(m_now))
        , m_catalogue(services.directory.catalogue())
        , m_limits(services.directory, *m_catalogue, project.id)
        , m_rows(services.directory.customersOf(project.id))
        , m_balances(services, m_rows.size(), m_now)
    {}

    Result<CustomerList> run()
    {
        const std::string by = m_query.sort.empty() ? "month" : m_query.sort;
        const auto sort = std::find_if(sortNames.begin(), sortNames.end(),
                                       [&](const SortName &known) { return known.name == by; });
        if (sort == sortNames.end())
            return Error{
                ErrorCode::InvalidRequest,
                "'sort' must be month, today, name, tier, left, cost, requests, saved, refused or seen",
                "sort"};
        if (!m_query.order.empty() && m_query.order != "asc" && m_query.order != "desc")
            return Error{ErrorCode::InvalidRequest, "'order' must be asc or desc", "order"};
        collect(by);
        const bool descending = m_query.order.empty() ? sort->descending : m_query.order == "desc";
        order(by, descending);
        CustomerList list;
        list.totals = m_totals;
        for (std::size_t i = begin(); i < end(); ++i)
            list.rows.push_back(
                viewOf(m_services, *m_catalogue,
                       *m_services.directory.findCustomer(m_project.id, m_entries[i].row->name())));
        return list;
    }

private:
    std::size_t begin() const { return std::min(m_query.offset, m_entries.size()); }
    std::size_t end() const { return std::min(begin() + m_query.limit, m_entries.size()); }

    void collect(const std::string &by)
    {
        const auto periods = m_history.sumsOfAll(m_query.days);
        const SpendHistory::Sums none;
        m_entries.reserve(m_rows.size());
        for (const CustomerRow &row : m_rows) {
            if (!isNamed(row))
                continue;
            const ScopeBalance balance = m_balances.of(row.id);
            if (!matches(row, balance))
                continue;
            const auto id = static_cast<std::size_t>(row.id);
            const Figures figures{row, balance, id < periods.size() ? periods[id] : none};
            m_entries.push_back({&row, keyOf(figures, by)});
            add(figures);
        }
    }

    bool isNamed(const CustomerRow &row) const
    {
        return std::all_of(m_filter.names.begin(), m_filter.names.end(),
                           [&](const std::string &name) { return containsFolded(row.name(), name); });
    }

    bool matches(const CustomerRow &row, const ScopeBalance &balance)
    {
        if (!m_filter.tier && !m_filter.state)
            return true;
        const ResolvedLimits &limits = m_limits.of(row);
        if (m_filter.tier && limits.tier != *m_filter.tier && *row.tier != *m_filter.tier)
            return false;
        return !m_filter.state
               || stateOf(row.blocked, row.firstSeen, limits.limits, balance, m_today) == *m_filter.state;
    }

    void add(const Figures &figures)
    {
        ++m_totals.customers;
        m_totals.today += figures.balance.day.spent;
        m_totals.month += figures.balance.month.spent;
        m_totals.period += figures.period.cost;
        m_totals.saved += figures.period.saved;
        m_totals.requests += figures.period.requests;
        m_totals.refused += figures.period.refused;
    }

    std::int64_t keyOf(const Figures &figures, const std::string &by)
    {
        if (by == "today")
            return figures.balance.day.spent.nano();
        if (by == "month")
            return figures.balance.month.spent.nano();
        if (by == "cost")
            return figures.period.cost.nano();
        if (by == "requests")
            return figures.period.requests;
        if (by == "saved")
            return figures.period.saved.nano();
        if (by == "refused")
            return figures.period.refused;
        if (by == "seen")
            return figures.row.firstSeen;
        if (by == "left") {
            const auto left = leftOf(m_limits.of(figures.row).limits.caps.perDay, figures.balance.day);
            return left ? left->nano() : std::numeric_limits<std::int64_t>::max();
        }
        return 0;
    }

    void order(const std::string &by, bool descending)
    {
        const bool byTier = by == "tier";
        const bool byName = by == "name";
        const auto before = [&](const Entry &a, const Entry &b) {
            if (a.key != b.key)
                return descending ? a.key > b.key : a.key < b.key;
            if (byTier && a.row->tier != b.row->tier)
                return descending ? *a.row->tier > *b.row->tier : *a.row->tier < *b.row->tier;
            if (const int names = a.row->name().compare(b.row->name()); names != 0)
                return descending && byName ? names > 0 : names < 0;
            return a.row->id < b.row->id;
        };
        const auto first = m_entries.begin() + static_cast<std::ptrdiff_t>(begin());
        const auto last = m_entries.begin() + static_cast<std::ptrdiff_t>(end());
        if (first != m_entries.begin() && first != m_entries.end())
            std::nth_element(m_entries.begin(), first, m_entries.end(), before);
        std::partial_sort(first, last, m_entries.end(), before);
    }

    const AdminServices &m_services;
    const SpendHistory &m_history;
    const Project &m_project;
    const CustomerListQuery &m_query;
    const Filter m_filter;
    const UnixMs m_now;
    const BudgetWindow m_today;
    const std::shared_ptr<const Catalogue> m_catalogue;
    LimitsByTier m_limits;
    const std::vector<CustomerRow> m_rows;
    const CustomerBalances m_balances;
    std::vector<Entry> m_entries;
    CustomerListTotals m_totals;
};

} // namespace

Result<CustomerList> listCustomers(const AdminServices &services, const SpendHistory &history,
                                   const Project &project, const CustomerListQuery &query)
{
    return Lister(services, history, project, query).run();
}

} // namespace llm0
