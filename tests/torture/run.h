#pragma once

#include "torture/evidence.h"
#include "torture/worldsetup.h"

namespace llm0::torture {

/// Plays a schedule against the real program and providers, on the calling thread's event loop. Throws when
/// the gateway does not even start.
Evidence play(const Schedule &schedule);

} // namespace llm0::torture
