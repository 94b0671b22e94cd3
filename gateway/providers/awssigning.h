#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "http/request.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Who signs a call to AWS, and for what.
struct AwsSigning {
    std::string region; ///< "eu-central-1"
    std::string service = "bedrock";
    std::string accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; ///< of temporary credentials; empty: none
};

/// What is signed of a call, as it will be sent.
struct AwsMessage {
    std::string_view method;
    std::string_view url; ///< absolute, its path percent-encoded
    std::string_view contentType;
    std::string_view body;
};

/// The headers that AWS Signature Version 4 adds: X-Amz-Date, X-Amz-Security-Token where there is a session,
/// and Authorization. They are right for five minutes. Host and Content-Type must be sent as they are in
/// `message`.
///
/// libcurl's own CURLOPT_AWS_SIGV4 will not do: 7.88 takes the path as it stands in the URL, while AWS
/// encodes it once more, so no model ID with a colon is ever signed rightly, encoded or not; and it hashes
/// CURLOPT_POSTFIELDS, while our bodies come from a read callback so that no call is sent twice.
Result<Headers> awsSignature(const AwsSigning &signing, const AwsMessage &message, UnixMs now);

} // namespace llm0
