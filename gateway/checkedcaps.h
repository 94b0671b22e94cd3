#pragma once

#include "budget/ledger.h"
#include "limits/directory.h"

namespace llm0 {

/// Adds to the arithmetic of a cap refusal (`block_reason`) every cap that was checked, as `checked`, each as
/// it stands at this moment. For the log only: callers are told of the cap that stood in their way.
/// Leaves other records alone.
void addCheckedCaps(RequestRecord &record, const Ledger &ledger, const Directory &directory,
                    const Caps &account);

} // namespace llm0
