#pragma once

#include "limits/directory.h"

#include <string_view>

namespace llm0 {

/// Which limits hold for a customer, and where they come from.
struct ResolvedLimits {
    enum class Source { None, Override, Tier, Default };
    Source source = Source::None;
    std::string tier; ///< the tier that applies; empty: none
    LimitSet limits;
};
std::string_view sourceName(ResolvedLimits::Source source);

/// Customer override → tier → project default → none. A tier assigned by the owner wins over the one in the
/// request's header; an unknown tier falls to the default. Calls that name no customer are held by an
/// override of the unnamed customer only: project and key caps stand above them.
ResolvedLimits resolveLimits(const Catalogue &catalogue, const Customer &customer,
                             std::string_view headerTier);

} // namespace llm0
