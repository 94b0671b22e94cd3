#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace llm0 {

// Tool calls of formats that name them by function only get an ID made up here: letters, digits and
// underscores, below 40 characters (all other formats take that), equal for equal input.

/// `seed`: what tells this turn from the others of its conversation; `index`: of the call in the turn.
std::string madeCallId(std::string_view seed, std::size_t index);
/// Whether an ID was made up here, so that its home format need not hear of it.
bool isMadeCallId(std::string_view id);

} // namespace llm0
