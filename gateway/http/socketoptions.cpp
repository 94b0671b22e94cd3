#include "http/socketoptions.h"

#include <algorithm>
#include <limits>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace llm0 {

std::size_t sendNow(qintptr descriptor, std::string_view bytes)
{
#ifdef Q_OS_LINUX
    const auto sent =
        ::send(static_cast<int>(descriptor), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent > 0 ? static_cast<std::size_t>(sent) : 0;
#else
    Q_UNUSED(descriptor);
    Q_UNUSED(bytes);
    return 0;
#endif
}

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

void makeRoomForDescriptors(qintptr count)
{
    const int any = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const int last = ::fcntl(any, F_DUPFD_CLOEXEC, static_cast<int>(std::min(count, descriptorLimit()) - 1));
    ::close(last);
    ::close(any);
}

#else

void shutdownWriting(qintptr) {}
void resetOnClose(qintptr) {}
void closeDescriptor(qintptr) {}
void makeRoomForDescriptors(qintptr) {}

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
