#include "domain/limits.h"

namespace llm0 {

std::string_view behaviorName(LimitBehavior behavior)
{
    switch (behavior) {
    case LimitBehavior::Block:
        return "block";
    case LimitBehavior::Downgrade:
        return "downgrade";
    case LimitBehavior::Warn:
        return "warn";
    }
    return "block";
}

std::optional<LimitBehavior> behaviorFromName(std::string_view name)
{
    for (const LimitBehavior behavior :
         {LimitBehavior::Block, LimitBehavior::Downgrade, LimitBehavior::Warn}) {
        if (behaviorName(behavior) == name)
            return behavior;
    }
    return std::nullopt;
}

} // namespace llm0
