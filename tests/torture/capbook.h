#pragma once

#include "torture/schedule.h"

#include <map>

namespace llm0::torture {

struct Scope {
    enum class Kind { Account, Project, Key, Customer };
    Kind kind = Kind::Account;
    std::size_t index = 0; ///< of the project, key or customer in the world
    auto operator<=>(const Scope &) const = default;
};
std::string scopeText(const Scope &scope, const World &world);

/// The highest of each cap that was in force at any time. What was admitted under a cap stands when the cap
/// is lowered, so this is what no spend may pass.
class CapBook
{
public:
    explicit CapBook(const World &world);

    /// To be told before the change is asked for.
    void set(const Scope &scope, const CapPlan &caps);
    /// A customer's: a cap that only warns is none.
    void set(const Scope &scope, const LimitPlan &limits);
    CapPlan highest(const Scope &scope) const;
    std::vector<Scope> scopes() const;

private:
    std::map<Scope, CapPlan> m_highest;
};

} // namespace llm0::torture
