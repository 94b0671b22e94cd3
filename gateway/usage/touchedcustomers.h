#pragma once

#include "domain/account.h"

#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace llm0 {

/// Who has spent since the last look. The line notes it, the admin thread looks. Callable from any thread.
class TouchedCustomers
{
public:
    struct Touched {
        std::set<std::pair<ProjectId, std::string>> customers;
        bool more = false; ///< there were too many to note: look at all
    };

    void touch(ProjectId project, const std::string &customer);
    Touched take();

private:
    std::mutex m_mutex;
    Touched m_touched;
};

} // namespace llm0
