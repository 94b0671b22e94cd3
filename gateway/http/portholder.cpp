#include "http/portholder.h"

#include <QTcpServer>
#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>
#endif

namespace llm0 {

#ifdef Q_OS_LINUX

namespace {

namespace fs = std::filesystem;

/// The inode of the listening socket in a table such as /proc/net/tcp; "" when there is none.
std::string listeningInode(const char *table, std::uint16_t port)
{
    std::ifstream file(table);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string slot, local, remote, state, queues, timer, retransmits, user, timeout, inode;
        fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout
            >> inode;
        const auto colon = local.rfind(':');
        if (state == "0A" && colon != std::string::npos
            && std::strtoul(local.c_str() + colon + 1, nullptr, 16) == port)
            return inode;
    }
    return {};
}

bool holds(const fs::path &process, const std::string &link)
{
    std::error_code failure;
    for (fs::directory_iterator it(process / "fd", failure), end; !failure && it != end;
         it.increment(failure)) {
        std::error_code unread;
        if (fs::read_symlink(it->path(), unread).string() == link)
            return true;
    }
    return false;
}

std::string nameOf(const fs::path &process)
{
    std::ifstream file(process / "comm");
    std::string name;
    std::getline(file, name);
    return name;
}

} // namespace

std::string portHolder(std::uint16_t port)
{
    std::string inode = listeningInode("/proc/net/tcp", port);
    if (inode.empty())
        inode = listeningInode("/proc/net/tcp6", port);
    if (inode.empty())
        return {};
    std::error_code failure;
    for (fs::directory_iterator it("/proc", failure), end; !failure && it != end; it.increment(failure)) {
        const std::string pid = it->path().filename().string();
        if (pid.find_first_not_of("0123456789") == std::string::npos
            && holds(it->path(), "socket:[" + inode + "]"))
            return nameOf(it->path()) + " (pid " + pid + ")";
    }
    return {};
}

#else

std::string portHolder(std::uint16_t)
{
    return {};
}

#endif

bool portIsFree(std::uint16_t port)
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, port);
}

} // namespace llm0
