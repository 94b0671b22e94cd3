#pragma once

#include <string>

namespace llm0::torture {

/// Somebody else's write lock on a gateway's database, from construction to destruction.
class DatabaseLock
{
public:
    explicit DatabaseLock(const std::string &dataDir);
    ~DatabaseLock();
    DatabaseLock(const DatabaseLock &) = delete;
    DatabaseLock &operator=(const DatabaseLock &) = delete;

    bool held() const { return m_held; }

private:
    bool m_held = false;
};

} // namespace llm0::torture
