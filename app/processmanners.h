#pragma once

namespace llm0 {

/// What both programs do before anything else: files for their owner only, no core dump that would hold keys
/// (unless LLM0_ALLOW_CORE_DUMPS is set), as many descriptors as the machine allows, up to 65,536, and no
/// signal that ends the program where an error code tells the same.
void setProcessManners();

} // namespace llm0
