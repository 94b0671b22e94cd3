#pragma once

#include "support/fakebehaviour.h"

namespace llm0::fake {

struct AwsKeys {
    std::string accessKeyId;
    std::string secretAccessKey;
    std::string sessionToken; ///< "": none is wanted
};

/// What is wrong with a request's AWS Signature Version 4; nothing when it is right. With empty keys only the
/// form is looked at. The time is not: tests set it.
std::optional<std::string> signatureFault(const Received &request, const AwsKeys &keys,
                                          const std::string &service);

} // namespace llm0::fake
