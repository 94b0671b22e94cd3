#pragma once

#include "admin/jsonwriter.h"
#include "limits/pauseswitch.h"

namespace llm0 {

/// {"until","scope"}, or null when nothing is paused.
inline void writePause(JsonWriter &json, const std::optional<PauseSwitch::State> &state)
{
    if (!state) {
        json.null();
        return;
    }
    json.beginObject().key("until");
    state->until ? json.time(*state->until) : json.null();
    json.field("scope", state->scope == PauseSwitch::Scope::All ? "all" : "paid").endObject();
}

} // namespace llm0
