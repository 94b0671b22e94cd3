#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>

namespace llm0 {

/// The audit as it stands when nobody has tampered with it.
struct AuditChain {
    std::int64_t entries = 0;
    std::string head; ///< hex; empty without entries. Noted down, it tells later that nothing before changed
};

/// What reports can show beyond figures, where the store behind them keeps its audit chained.
class AuditProof
{
public:
    virtual ~AuditProof() = default;
    /// Recomputes every hash; names the first entry that was changed, or says that the end is missing.
    virtual Result<AuditChain> auditChain() = 0;
};

} // namespace llm0
