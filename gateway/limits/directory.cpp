#include "limits/directory.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t customersAtOnce = 8'192; ///< looked at before others get their turn

} // namespace

const Project *Catalogue::projectByUuid(std::string_view uuid) const
{
    for (const auto &[id, project] : projects) {
        if (project->uuid == uuid)
            return project.get();
    }
    return nullptr;
}

const Project *Catalogue::projectByName(std::string_view name) const
{
    for (const auto &[id, project] : projects) {
        if (project->name == name)
            return project.get();
    }
    return nullptr;
}

std::vector<std::shared_ptr<const ApiKey>> Catalogue::keysOf(ProjectId project) const
{
    std::vector<std::shared_ptr<const ApiKey>> keys;
    for (const auto &[hash, key] : keysByHash) {
        if (key->project == project && !key->old)
            keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a->id < b->id; });
    return keys;
}

Status Directory::reload(Registry &registry)
{
    auto projects = registry.projects();
    auto keys = registry.keys();
    auto tiers = registry.tiers();
    for (const Status &read :
         {projects ? Status() : Status(projects.error()), keys ? Status() : Status(keys.error()),
          tiers ? Status() : Status(tiers.error())}) {
        if (!read)
            return read;
    }
    auto catalogue = std::make_shared<Catalogue>();
    for (Project &project : *projects)
        catalogue->projects[project.id] = std::make_shared<const Project>(std::move(project));
    const UnixMs now = m_clock.nowMs();
    for (ApiKey &key : *keys) {
        const auto shared = std::make_shared<const ApiKey>(std::move(key));
        catalogue->keysByHash.emplace(shared->hash, shared);
        if (shared->oldHash.empty() || shared->oldHashUntil <= now)
            continue;
        ApiKey before = *shared;
        before.hash = before.oldHash;
        before.old = true;
        catalogue->keysByHash.emplace(shared->oldHash, std::make_shared<const ApiKey>(std::move(before)));
    }
    for (Tier &tier : *tiers) {
        std::string slug = tier.slug;
        catalogue->tiers[tier.project].emplace(std::move(slug),
                                               std::make_shared<const Tier>(std::move(tier)));
    }
    const std::lock_guard lock(m_catalogueMutex);
    m_catalogue = std::move(catalogue);
    return {};
}

Status Directory::loadCustomers(Registry &registry)
{
    const std::unique_lock lock(m_customerMutex);
    return registry.eachCustomer([this](const Customer &customer) {
        m_lastCustomer = std::max(m_lastCustomer, customer.id);
        m_customers[customer.project].put(customer);
    });
}

std::shared_ptr<const Catalogue> Directory::catalogue() const
{
    const std::lock_guard lock(m_catalogueMutex);
    return m_catalogue;
}

std::optional<Customer> Directory::findCustomer(ProjectId project, std::string_view name) const
{
    const std::shared_lock lock(m_customerMutex);
    const auto inProject = m_customers.find(project);
    return inProject == m_customers.end() ? std::nullopt : inProject->second.customer(project, name);
}

Customer Directory::customer(ProjectId project, std::string_view name)
{
    if (auto known = findCustomer(project, name))
        return *std::move(known);
    const std::unique_lock lock(m_customerMutex);
    CustomerTable &inProject = m_customers[project];
    if (auto known = inProject.customer(project, name))
        return *std::move(known);
    Customer made;
    made.id = ++m_lastCustomer;
    made.project = project;
    made.name = std::string(name);
    made.firstSeen = m_clock.nowMs();
    inProject.put(made);
    m_journal.writeCustomer(made);
    return made;
}

void Directory::putCustomer(const Customer &customer)
{
    const std::unique_lock lock(m_customerMutex);
    m_customers[customer.project].put(customer);
}

std::vector<CustomerRow> Directory::customersOf(ProjectId project) const
{
    std::vector<CustomerRow> rows;
    eachCustomerOf(project, [&rows](const CustomerRow &row, std::size_t count) {
        rows.reserve(count);
        rows.push_back(row);
    });
    return rows;
}

void Directory::eachCustomerOf(ProjectId project, const CustomerVisit &visit) const
{
    for (std::size_t next = 0;;) {
        const std::shared_lock lock(m_customerMutex);
        const auto found = m_customers.find(project);
        if (found == m_customers.end())
            return;
        const CustomerTable &customers = found->second;
        const std::size_t count = customers.size();
        const std::size_t end = std::min(count, next + customersAtOnce);
        for (; next < end; ++next)
            visit(customers.at(next), count);
        if (end == count)
            return;
    }
}

CustomerId Directory::lastCustomer() const
{
    const std::shared_lock lock(m_customerMutex);
    return m_lastCustomer;
}

} // namespace llm0
