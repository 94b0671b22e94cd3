#include "pipeline/authenticator.h"

#include "base/secret.h"

#include <algorithm>
#include <cctype>

namespace llm0 {

namespace {

constexpr std::size_t keyHexLength = 64;
constexpr std::string_view keyPrefix = "llm0_live_";
constexpr std::size_t maxCustomerBytes = 256;
constexpr std::size_t maxLabels = 16;
constexpr std::size_t maxLabelBytes = 128;
constexpr std::string_view labelPrefix = "x-llm0-";

std::string keyOf(const HttpRequest &request)
{
    const std::string_view authorization = request.headers.value("authorization");
    constexpr std::string_view bearer = "bearer ";
    if (authorization.size() > bearer.size()
        && equalIgnoringCase(authorization.substr(0, bearer.size()), bearer))
        return std::string(trimmed(authorization.substr(bearer.size())));
    for (const std::string_view name : {"x-api-key", "x-goog-api-key"}) {
        if (const std::string_view value = request.headers.value(name); !value.empty())
            return std::string(value);
    }
    return queryValue(request, "key");
}

bool looksLikeKey(std::string_view key)
{
    return key.size() == keyPrefix.size() + keyHexLength && key.starts_with(keyPrefix);
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

Error invalidKey(const char *message)
{
    return {ErrorCode::InvalidApiKey, message, {}};
}

} // namespace

Result<Caller> authenticate(const HttpRequest &request, const Catalogue &catalogue)
{
    const std::string key = keyOf(request);
    if (key.empty())
        return invalidKey("no API key: send 'Authorization: Bearer llm0_live_…' with a key made under Keys");
    if (!looksLikeKey(key))
        return invalidKey("this is not a key of this gateway: they begin with llm0_live_. Provider keys stay "
                          "in the gateway");
    const std::string hash = sha256(key);
    const auto found = catalogue.keysByHash.find(hash);
    if (found == catalogue.keysByHash.end() || !equalInConstantTime(found->second->hash, hash))
        return invalidKey("unknown API key: make one under Keys");
    if (!found->second->active)
        return invalidKey("this API key was revoked");
    const auto project = catalogue.projects.find(found->second->project);
    if (project == catalogue.projects.end() || !project->second->active)
        return invalidKey("the project of this API key is switched off");
    return Caller{project->second, found->second};
}

Result<std::string> resolveCustomer(const HttpRequest &request, const Caller &caller,
                                    const std::string &namedByBody)
{
    const std::string &pinned = caller.key->pinnedCustomer;
    std::string name(trimmed(request.headers.value("x-customer-id")));
    if (name.empty() && caller.project->customerFromBody)
        name = namedByBody;
    if (name.empty())
        name = pinned;
    if (name.size() > maxCustomerBytes || hasControlCharacter(name) || name == "~")
        return Error{ErrorCode::InvalidRequest,
                     "the customer ID must be at most 256 bytes without control characters, and not '~'",
                     "X-Customer-ID"};
    if (!pinned.empty() && name != pinned)
        return Error{ErrorCode::CustomerMismatch, "this key belongs to another customer", "X-Customer-ID"};
    if (name.empty() && caller.project->requireCustomer)
        return Error{ErrorCode::CustomerRequired,
                     "this project wants to know the customer: send X-Customer-ID", "X-Customer-ID"};
    return name;
}

Result<Labels> labelsOf(const Headers &headers)
{
    Labels labels;
    for (const auto &[name, value] : headers) {
        const std::string lower = lowerCase(name);
        if (!lower.starts_with(labelPrefix) || lower.size() == labelPrefix.size())
            continue;
        if (value.size() > maxLabelBytes || lower.size() > maxLabelBytes || hasControlCharacter(value)
            || labels.size() == maxLabels)
            return Error{ErrorCode::InvalidRequest,
                         "labels: at most 16, each of at most 128 bytes without control characters", name};
        labels[lower.substr(labelPrefix.size())] = value;
    }
    return labels;
}

} // namespace llm0
