#include "admin/customerlist.h"

#include <QString>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace llm0 {

namespace {

struct Entry {
    std::shared_ptr<const Customer> customer;
    ScopeBalance balance;
    SpendHistory::Sums period;
    std::int64_t key = 0;
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

bool containsFolded(const std::string &text, const std::string &needle)
{
    if (isAscii(needle))
        return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                           [](char a, char b) { return lowered(a) == lowered(b); })
               != text.end();
    return QString::fromStdString(text).contains(QString::fromStdString(needle), Qt::CaseInsensitive);
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
    explicit LimitsByTier(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    /// Valid until the next call.
    const ResolvedLimits &of(const Customer &customer)
    {
        if (customer.override_ || customer.name.empty())
            return m_own = resolveLimits(m_catalogue, customer, {});
        const auto known = m_tiers.find(customer.tier);
        if (known != m_tiers.end())
            return known->second;
        return m_tiers.emplace(customer.tier, resolveLimits(m_catalogue, customer, {})).first->second;
    }

private:
    const Catalogue &m_catalogue;
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
        , m_limits(*m_catalogue)
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
            list.rows.push_back(viewOf(m_services, *m_catalogue, *m_entries[i].customer));
        return list;
    }

private:
    std::size_t begin() const { return std::min(m_query.offset, m_entries.size()); }
    std::size_t end() const { return std::min(begin() + m_query.limit, m_entries.size()); }

    void collect(const std::string &by)
    {
        auto customers = m_services.directory.sharedCustomersOf(m_project.id);
        m_entries.reserve(customers.size());
        for (auto &customer : customers) {
            if (!isNamed(*customer))
                continue;
            Entry entry;
            entry.balance = m_services.ledger.balance(ScopeKind::Customer, customer->id, m_now);
            if (!matches(*customer, entry.balance))
                continue;
            entry.period = m_history.sumsOf(customer->id, m_query.days);
            entry.customer = std::move(customer);
            entry.key = keyOf(entry, by);
            add(entry);
            m_entries.push_back(std::move(entry));
        }
    }

    bool isNamed(const Customer &customer) const
    {
        return std::all_of(m_filter.names.begin(), m_filter.names.end(),
                           [&](const std::string &name) { return containsFolded(customer.name, name); });
    }

    bool matches(const Customer &customer, const ScopeBalance &balance)
    {
        if (!m_filter.tier && !m_filter.state)
            return true;
        const ResolvedLimits &limits = m_limits.of(customer);
        if (m_filter.tier && limits.tier != *m_filter.tier && customer.tier != *m_filter.tier)
            return false;
        return !m_filter.state || stateOf(customer, limits.limits, balance, m_today) == *m_filter.state;
    }

    void add(const Entry &entry)
    {
        ++m_totals.customers;
        m_totals.today += entry.balance.day.spent;
        m_totals.month += entry.balance.month.spent;
        m_totals.period += entry.period.cost;
        m_totals.saved += entry.period.saved;
        m_totals.requests += entry.period.requests;
        m_totals.refused += entry.period.refused;
    }

    std::int64_t keyOf(const Entry &entry, const std::string &by)
    {
        if (by == "today")
            return entry.balance.day.spent.nano();
        if (by == "month")
            return entry.balance.month.spent.nano();
        if (by == "cost")
            return entry.period.cost.nano();
        if (by == "requests")
            return entry.period.requests;
        if (by == "saved")
            return entry.period.saved.nano();
        if (by == "refused")
            return entry.period.refused;
        if (by == "seen")
            return entry.customer->firstSeen;
        if (by == "left") {
            const auto left = leftOf(m_limits.of(*entry.customer).limits.caps.perDay, entry.balance.day);
            return left ? left->nano() : std::numeric_limits<std::int64_t>::max();
        }
        return 0;
    }

    void order(const std::string &by, bool descending)
    {
        const bool byTier = by == "tier";
        const auto before = [&](const Entry &a, const Entry &b) {
            if (a.key != b.key)
                return descending ? a.key > b.key : a.key < b.key;
            if (byTier && a.customer->tier != b.customer->tier)
                return descending ? a.customer->tier > b.customer->tier : a.customer->tier < b.customer->tier;
            if (a.customer->name != b.customer->name)
                return descending && by == "name" ? a.customer->name > b.customer->name
                                                  : a.customer->name < b.customer->name;
            return a.customer->id < b.customer->id;
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
