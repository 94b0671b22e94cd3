#include "providers/easypool.h"

#include <stdexcept>

namespace llm0 {

namespace {

constexpr std::size_t mostIdle = 64;

} // namespace

EasyPool::~EasyPool()
{
    for (CURL *easy : m_idle)
        curl_easy_cleanup(easy);
}

CURL *EasyPool::take()
{
    if (!m_idle.empty()) {
        CURL *easy = m_idle.back();
        m_idle.pop_back();
        return easy;
    }
    CURL *easy = curl_easy_init();
    if (!easy)
        throw std::runtime_error("libcurl could not start a call");
    return easy;
}

void EasyPool::giveBack(CURL *easy)
{
    if (m_idle.size() == mostIdle)
        return curl_easy_cleanup(easy);
    curl_easy_reset(easy);
    m_idle.push_back(easy);
}

} // namespace llm0
