#pragma once

#include "domain/account.h"
#include "limits/customertable.h"
#include "storage/stores.h"

#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string_view>
#include <unordered_map>

namespace llm0 {

/// Lets a string map be asked with a string_view without a copy.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <typename T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// Who may call and under which limits, as one picture that never changes: a request that holds it sees no
/// half-made change.
struct Catalogue {
    /// A rotated key stands here twice until its old hash runs out.
    StringMap<std::shared_ptr<const ApiKey>> keysByHash;
    std::unordered_map<ProjectId, std::shared_ptr<const Project>> projects;
    std::unordered_map<ProjectId, StringMap<std::shared_ptr<const Tier>>> tiers;

    const Project *projectByUuid(std::string_view uuid) const;
    const Project *projectByName(std::string_view name) const;
    std::vector<std::shared_ptr<const ApiKey>> keysOf(ProjectId project) const;
};

/// The picture in force and the customers seen so far. Callable from any thread.
class Directory
{
public:
    Directory(Journal &journal, const Clock &clock) : m_journal(journal), m_clock(clock) {}

    /// Reads everything; called at start and after each change to projects, keys or tiers.
    Status reload(Registry &registry);
    Status loadCustomers(Registry &registry);

    std::shared_ptr<const Catalogue> catalogue() const;
    /// The customer of that name, made (and written) on first sight. Empty name: the unnamed one.
    Customer customer(ProjectId project, std::string_view name);
    std::optional<Customer> findCustomer(ProjectId project, std::string_view name) const;
    void putCustomer(const Customer &customer);
    /// Every customer of the project, in the order of their making: for lists of very many. The rows tell
    /// what held when they were read, as long as the directory lives.
    std::vector<CustomerRow> customersOf(ProjectId project) const;
    /// The same one by one, and how many there are; nothing of the directory may be called meanwhile.
    using CustomerVisit = std::function<void(const CustomerRow &row, std::size_t count)>;
    void eachCustomerOf(ProjectId project, const CustomerVisit &visit) const;
    /// The highest ID given so far, of all projects.
    CustomerId lastCustomer() const;

private:
    Journal &m_journal;
    const Clock &m_clock;
    mutable std::mutex m_catalogueMutex;
    std::shared_ptr<const Catalogue> m_catalogue = std::make_shared<Catalogue>();
    mutable std::shared_mutex m_customerMutex;
    std::unordered_map<ProjectId, CustomerTable> m_customers;
    CustomerId m_lastCustomer = 0;
};

} // namespace llm0
