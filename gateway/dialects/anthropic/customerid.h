#pragma once

#include <string>
#include <string_view>

namespace llm0 {

/// Whom `metadata.user_id` names. Claude Code puts its session into it, which would make every session a
/// customer with a budget of its own: of its two spellings ("user_HASH_account_UUID_session_UUID", and JSON
/// with device_id, account_uuid, session_id) the account counts or, where there is none, the device.
std::string customerInUserId(std::string_view userId);

} // namespace llm0
