#pragma once

#include "budget/ledger.h"
#include "storage/stores.h"

namespace llm0 {

/// Takes over the one-time additions to caps of the windows that loadSpent() fills.
Status loadAllowances(Registry &registry, Ledger &ledger, UnixMs now);
/// Nothing when the text names no scope.
std::optional<ScopeKind> scopeFromName(std::string_view name);

/// Feeds the ledger from the roll-ups: what counts against the caps in the windows of the day before `now`,
/// of `now`, and in later ones. These hold something where the clock was ahead once, or is behind now, as
/// that of a machine which has just started may be: when it is set right, no cap stands open that was spent
/// before.
Status loadSpent(Reports &reports, Ledger &ledger, UnixMs now);

/// Holds what the ledger enforces against what the roll-ups report, scope by scope, in the windows of
/// `now`. The error names the first difference. Only a quiet gateway has none: between a settlement and its
/// commit the ledger is ahead.
Status compareSpent(Reports &reports, const Ledger &ledger, UnixMs now);

} // namespace llm0
