#pragma once

#include <QtGlobal>

namespace llm0 {

/// Says "no more from us" while still reading, so that the answer is not lost to a reset.
void shutdownWriting(qintptr descriptor);
/// Makes the next close a reset (RST): the peer must not take the answer for complete.
void resetOnClose(qintptr descriptor);
void closeDescriptor(qintptr descriptor);
/// A second descriptor of the same connection; -1 where there is none to be had.
qintptr copyDescriptor(qintptr descriptor);
/// How many descriptors this process may have; descriptors are numbered below it.
qintptr descriptorLimit();

} // namespace llm0
