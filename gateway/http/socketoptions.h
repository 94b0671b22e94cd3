#pragma once

#include <QtGlobal>

#include <string_view>

namespace llm0 {

/// How many of the bytes the system has taken, without waiting; 0 also where this cannot be done.
std::size_t sendNow(qintptr descriptor, std::string_view bytes);
/// Says "no more from us" while still reading, so that the answer is not lost to a reset.
void shutdownWriting(qintptr descriptor);
/// Makes the next close a reset (RST): the peer must not take the answer for complete.
void resetOnClose(qintptr descriptor);
void closeDescriptor(qintptr descriptor);
/// A second descriptor of the same connection; -1 where there is none to be had.
qintptr copyDescriptor(qintptr descriptor);
/// How many descriptors this process may have; descriptors are numbered below it.
qintptr descriptorLimit();
/// Gives the process a table for so many, as far as it may have them. Linux lets the table of a process with
/// threads grow by halting the thread that opens a socket, for tens of milliseconds each time.
void makeRoomForDescriptors(qintptr count);

} // namespace llm0
