#pragma once

#include "base/result.h"

#include <memory>
#include <string>

namespace llm0 {

/// Asks the admin plane, wherever it is. Blocking.
class AdminCaller
{
public:
    struct Answer {
        int status = 0;
        std::string body;
    };
    virtual ~AdminCaller() = default;
    /// `path` begins after /v1/admin and is percent-encoded; it may carry a query.
    virtual Result<Answer> call(const std::string &method, const std::string &path,
                                const std::string &body) = 0;
};

/// The running gateway of the data folder over HTTP; where none runs, the folder itself, opened for the
/// while.
Result<std::unique_ptr<AdminCaller>> openAdminCaller(const std::string &dataDir);

/// The body of a 2xx answer; anything else becomes an error with the gateway's own words.
Result<std::string> ask(AdminCaller &caller, const std::string &method, const std::string &path,
                        const std::string &body = {});
/// For one path segment or query value.
std::string percentEncoded(const std::string &text);

} // namespace llm0
