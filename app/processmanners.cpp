#include "processmanners.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include <sys/resource.h>
#include <sys/stat.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace llm0 {

namespace {

void forbidCoreDumps()
{
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // A handler in core_pattern does not ask for the limit. The sanitizers look into their own process.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/// Each stream takes two descriptors, and desktops begin with 1,024; the hard limit is the machine's own say.
void allowManyDescriptors()
{
    constexpr rlim_t enough = 65'536;
    rlimit limits = {};
    if (::getrlimit(RLIMIT_NOFILE, &limits) != 0 || limits.rlim_cur >= enough)
        return;
    limits.rlim_cur = std::min(enough, limits.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limits);
}

} // namespace

void setProcessManners()
{
    ::umask(S_IRWXG | S_IRWXO);
    std::signal(SIGXFSZ, SIG_IGN); // a file grown past the user's limit fails like a full disk
    allowManyDescriptors();
    const char *allowed = std::getenv("LLM0_ALLOW_CORE_DUMPS");
    if (allowed == nullptr || *allowed == '\0')
        forbidCoreDumps();
}

} // namespace llm0
