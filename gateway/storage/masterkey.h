#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <map>

namespace llm0 {

/// What the secrets in DIR/secrets.json are sealed with: from LLM0_MASTER_KEY, or from the file that
/// LLM0_MASTER_KEY_FILE names, else from DIR/secrets.key (0600), which is made when it is first needed. The
/// last protects a copy of secrets.json alone, not a copy of the whole folder.
class MasterKey
{
public:
    MasterKey(std::string dataDir, const std::map<std::string, std::string> &environment);

    /// The key in force; makes DIR/secrets.key when `mayMake` and there is none.
    Result<Secret> key(bool mayMake) const;
    /// From outside the folder.
    bool given() const { return !m_text.empty() || !m_file.empty(); }
    /// The one in DIR/secrets.key, absent without the file.
    Result<Secret> keyInFolder() const;
    void removeFromFolder() const;

private:
    std::string path() const { return m_dataDir + "/secrets.key"; }

    std::string m_dataDir;
    std::string m_text;
    std::string m_file;
};

/// Tells keys apart without telling them.
std::string keyMark(const Secret &key);

} // namespace llm0
