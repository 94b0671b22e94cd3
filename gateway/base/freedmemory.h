#pragma once

namespace llm0 {

/// Gives memory that was freed back to the system. The allocator keeps what many threads have freed in small
/// pieces, so after a peak the process would stay as large as it ever was. Takes some milliseconds.
void returnFreedMemory();

} // namespace llm0
