#pragma once

#include "torture/schedule.h"

#include <map>

namespace llm0::torture {

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
    /// Before it is asked for; then `granted` or, when the gateway refused it, `denied`. Neither: nobody
    /// knows.
    void raise(const RaisePlan &raise);
    void granted(const RaisePlan &raise);
    void denied(const RaisePlan &raise);
    /// What was added to a window's cap in all; nothing when nobody knows.
    std::optional<std::int64_t> raised(const Scope &scope, bool ofMonth) const;
    /// With all that was added.
    CapPlan highest(const Scope &scope) const;
    std::vector<Scope> scopes() const;

private:
    struct Raised {
        std::int64_t asked = 0;
        std::int64_t granted = 0;
    };
    std::map<Scope, CapPlan> m_highest;
    std::map<std::pair<Scope, bool>, Raised> m_raised;
};

} // namespace llm0::torture
