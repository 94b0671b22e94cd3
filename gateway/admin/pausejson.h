#pragma once

#include "admin/jsonwriter.h"
#include "limits/pauseswitch.h"

namespace llm0 {

/// {"until","scope","since","refused"}, or null when nothing is paused.
inline void writePause(JsonWriter &json, const std::optional<PauseSwitch::State> &state, std::int64_t refused)
{
    if (!state) {
        json.null();
        return;
    }
    json.beginObject().key("until");
    state->until ? json.time(*state->until) : json.null();
    json.field("scope", state->scope == PauseSwitch::Scope::All ? "all" : "paid").key("since");
    state->since > 0 ? json.time(state->since) : json.null();
    json.field("refused", refused).endObject();
}

} // namespace llm0
