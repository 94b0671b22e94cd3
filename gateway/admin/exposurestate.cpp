#include "admin/exposurestate.h"

#include "admin/customerview.h"
#include "configstore.h"

#include <algorithm>
#include <set>

namespace llm0 {

namespace {

class Builder
{
public:
    Builder(const AdminServices &services, std::size_t topCustomers)
        : m_services(services)
        , m_topCustomers(topCustomers)
        , m_now(services.clock.nowMs())
        , m_catalogue(services.directory.catalogue())
        , m_months(topCustomers > 0 ? services.ledger.customerMonths(m_now, services.directory.lastCustomer())
                                    : std::vector<Money>())
    {}

    Exposure build() const
    {
        const ScopeState account =
            scope(ScopeKind::Account, 0, {}, {}, m_services.config.config().accountCaps);
        std::map<ProjectId, std::shared_ptr<const Project>> ordered(m_catalogue->projects.begin(),
                                                                    m_catalogue->projects.end());
        std::vector<ProjectState> projects;
        for (const auto &[id, project] : ordered)
            projects.push_back(projectState(*project));
        return exposureOf(account, projects);
    }

private:
    ScopeState scope(ScopeKind kind, std::int64_t number, const std::string &id, const std::string &name,
                     const Caps &caps) const
    {
        ScopeState state;
        state.kind = kind;
        state.id = id;
        state.number = number;
        state.name = name;
        state.caps = caps;
        state.balance = m_services.ledger.balance(kind, number, m_now);
        return state;
    }

    ProjectState projectState(const Project &project) const
    {
        ProjectState state;
        state.project = scope(ScopeKind::Project, project.id, project.uuid, project.name, project.caps);
        state.project.closed = !project.active;
        std::set<std::string> pinned;
        bool allPinned = true;
        for (const auto &key : m_catalogue->keysOf(project.id)) {
            state.keys.push_back(scope(ScopeKind::Key, key->id, key->uuid, key->name, key->caps));
            state.keys.back().closed = !key->active;
            if (!key->active)
                continue;
            allPinned = allPinned && !key->pinnedCustomer.empty();
            pinned.insert(key->pinnedCustomer);
        }
        pinned.erase(std::string());
        addCustomers(state, project, pinned, allPinned);
        return state;
    }

    void addCustomers(ProjectState &state, const Project &project, const std::set<std::string> &pinned,
                      bool allPinned) const
    {
        std::vector<CustomerView> views = topViews(project.id, pinned);
        for (const std::string &name : pinned) {
            if (!m_services.directory.findCustomer(project.id, name))
                views.push_back(unseen(project.id, name));
        }
        std::stable_sort(views.begin(), views.end(), [](const auto &a, const auto &b) {
            return a.balance.month.spent != b.balance.month.spent
                       ? a.balance.month.spent > b.balance.month.spent
                       : a.customer.id < b.customer.id;
        });
        std::vector<std::size_t> only;
        for (std::size_t i = 0; i < views.size(); ++i) {
            const bool isPinned = pinned.contains(views[i].customer.name);
            if (i >= m_topCustomers && !isPinned)
                continue;
            if (isPinned)
                only.push_back(state.customers.size());
            state.customers.push_back(customerScope(views[i]));
        }
        if (allPinned)
            state.onlyCustomers = std::move(only);
    }

    /// Those that spent most this month and those that are pinned; nothing is made for the rest.
    std::vector<CustomerView> topViews(ProjectId project, const std::set<std::string> &pinned) const
    {
        std::vector<CustomerView> views;
        const auto add = [&](std::string_view name) {
            if (auto customer = m_services.directory.findCustomer(project, name))
                views.push_back(viewOf(m_services, *m_catalogue, *std::move(customer)));
        };
        std::set<std::string_view> top;
        if (m_topCustomers > 0)
            top = topNames(project);
        for (const std::string_view name : top)
            add(name);
        for (const std::string &name : pinned) {
            if (!top.contains(name))
                add(name);
        }
        return views;
    }

    /// Texts of the directory's.
    std::set<std::string_view> topNames(ProjectId project) const
    {
        struct Top {
            Money spent;
            CustomerId id;
            std::string_view name;
        };
        const auto before = [](const Top &a, const Top &b) {
            return a.spent != b.spent ? a.spent > b.spent : a.id < b.id;
        };
        std::vector<Top> top; // a heap, its last first
        m_services.directory.eachCustomerOf(project, [&](const CustomerRow &row, std::size_t) {
            const auto id = static_cast<std::size_t>(row.id);
            const Top one{id < m_months.size() ? m_months[id] : Money(), row.id, row.name()};
            if (top.size() == m_topCustomers) {
                if (!before(one, top.front()))
                    return;
                std::pop_heap(top.begin(), top.end(), before);
                top.pop_back();
            }
            top.push_back(one);
            std::push_heap(top.begin(), top.end(), before);
        });
        std::set<std::string_view> names;
        for (const Top &one : top)
            names.insert(one.name);
        return names;
    }

    CustomerView unseen(ProjectId project, const std::string &name) const
    {
        Customer customer;
        customer.project = project;
        customer.name = name;
        CustomerView view;
        view.limits = resolveLimits(*m_catalogue, customer, {});
        view.customer = std::move(customer);
        return view;
    }

    ScopeState customerScope(const CustomerView &view) const
    {
        const std::string id = view.customer.name.empty() ? "~" : view.customer.name;
        ScopeState state;
        state.kind = ScopeKind::Customer;
        state.id = id;
        state.number = view.customer.id;
        state.name = view.customer.name;
        state.caps = view.limits.limits.caps;
        state.balance = view.balance;
        state.closed = view.customer.blocked;
        state.enforced = view.limits.limits.onLimit != LimitBehavior::Warn && !choosesTier(view.customer);
        return state;
    }

    /// Without an override or a tier of its own, the caller's header picks the tier: then no cap is certain.
    bool choosesTier(const Customer &customer) const
    {
        const auto tiers = m_catalogue->tiers.find(customer.project);
        return !customer.override_ && customer.tier.empty() && tiers != m_catalogue->tiers.end()
               && !tiers->second.empty();
    }

    const AdminServices &m_services;
    const std::size_t m_topCustomers;
    const UnixMs m_now;
    const std::shared_ptr<const Catalogue> m_catalogue;
    const std::vector<Money> m_months; ///< by customer
};

} // namespace

Exposure currentExposure(const AdminServices &services, std::size_t topCustomers)
{
    return Builder(services, topCustomers).build();
}

Caps accountCaps(const AdminServices &services)
{
    return services.config.config().accountCaps;
}

} // namespace llm0
