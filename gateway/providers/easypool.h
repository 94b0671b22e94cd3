#pragma once

#include <curl/curl.h>

#include <vector>

namespace llm0 {

/// libcurl's handles of calls that are over, to serve again: making one costs more than a small call.
/// Nothing of a former call is left in them.
class EasyPool
{
public:
    EasyPool() = default;
    ~EasyPool();
    EasyPool(const EasyPool &) = delete;
    EasyPool &operator=(const EasyPool &) = delete;

    CURL *take();
    void giveBack(CURL *easy);

private:
    std::vector<CURL *> m_idle;
};

} // namespace llm0
