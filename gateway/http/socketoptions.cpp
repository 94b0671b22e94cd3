#include "http/socketoptions.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace llm0 {

#ifdef Q_OS_UNIX

void shutdownWriting(qintptr descriptor)
{
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
}

void resetOnClose(qintptr descriptor)
{
    const linger now = {1, 0};
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void closeDescriptor(qintptr descriptor)
{
    ::close(static_cast<int>(descriptor));
}

#else

void shutdownWriting(qintptr) {}
void resetOnClose(qintptr) {}
void closeDescriptor(qintptr) {}

#endif

} // namespace llm0
