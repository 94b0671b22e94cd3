#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

/// The `messages` of a chat call to `model`. Throws Wordless. Tool results become messages of their own;
/// pictures in them, for which a tool message has no room, follow as a message of the user.
nlohmann::ordered_json chatMessagesJson(const std::vector<Message> &messages, std::string_view model);

} // namespace llm0
