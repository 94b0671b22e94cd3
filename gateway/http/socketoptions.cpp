#include "http/socketoptions.h"

#include <limits>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
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

qintptr copyDescriptor(qintptr descriptor)
{
    return ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
}

qintptr descriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::numeric_limits<qintptr>::max();
    return static_cast<qintptr>(limit.rlim_cur);
}

#else

void shutdownWriting(qintptr) {}
void resetOnClose(qintptr) {}
void closeDescriptor(qintptr) {}

qintptr copyDescriptor(qintptr)
{
    return -1;
}

qintptr descriptorLimit()
{
    return std::numeric_limits<qintptr>::max();
}

#endif

} // namespace llm0
