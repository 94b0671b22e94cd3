#include "pipeline/authenticator.h"

#include "base/plaintext.h"
#include "base/secret.h"

#include <algorithm>
#include <cctype>

namespace llm0 {

namespace {

constexpr std::size_t keyHexLength = 64;
constexpr std::string_view keyPrefix = "llm0_live_";
constexpr std::size_t maxLabels = 16;
constexpr std::size_t maxLabelBytes = 128;
constexpr std::string_view labelPrefix = "x-llm0-";
constexpr std::string_view tokenHeader = "x-llm0-customer-token"; ///< no label, and never in the log

bool looksLikeKey(std::string_view key)
{
    return key.size() == keyPrefix.size() + keyHexLength && key.starts_with(keyPrefix);
}

std::string_view bearerOf(std::string_view authorization)
{
    constexpr std::string_view bearer = "bearer ";
    const bool is = authorization.size() > bearer.size()
                    && equalIgnoringCase(authorization.substr(0, bearer.size()), bearer);
    return is ? trimmed(authorization.substr(bearer.size())) : std::string_view();
}

/// Everything that may be meant as the key, the one that counts first.
std::vector<std::string> keysIn(const HttpRequest &request)
{
    std::vector<std::string> keys;
    const auto add = [&keys](std::string_view key) {
        if (!key.empty())
            keys.emplace_back(key);
    };
    for (const std::string_view wanted : {"authorization", "x-api-key", "x-goog-api-key"}) {
        for (const auto &[name, value] : request.headers) {
            if (equalIgnoringCase(name, wanted))
                add(wanted == "authorization" ? bearerOf(value) : std::string_view(value));
        }
    }
    for (const std::string &value : queryValues(request, "key"))
        add(value);
    return keys;
}

/// Two keys of this gateway that differ: whose call it is could be read either way.
bool contradict(const std::vector<std::string> &keys)
{
    const std::string *first = nullptr;
    for (const std::string &key : keys) {
        if (!looksLikeKey(key))
            continue;
        if (first && *first != key)
            return true;
        first = &key;
    }
    return false;
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

Result<Caller> authenticate(const HttpRequest &request, const Catalogue &catalogue, KeyGuesses &guesses,
                            std::int64_t nowUs)
{
    const std::vector<std::string> keys = keysIn(request);
    if (keys.empty())
        return invalidKey("no API key: send 'Authorization: Bearer llm0_live_…' with a key made under Keys");
    if (contradict(keys))
        return invalidKey("two different API keys: send one");
    const std::string &key = keys.front();
    if (!looksLikeKey(key))
        return invalidKey("this is not a key of this gateway: they begin with llm0_live_. Provider keys stay "
                          "in the gateway");
    const std::string hash = sha256(key);
    const auto found = catalogue.keysByHash.find(hash);
    if (found == catalogue.keysByHash.end() || !equalInConstantTime(found->second->hash, hash)) {
        guesses.failed(hash, nowUs);
        return invalidKey("unknown API key: make one under Keys");
    }
    if (!found->second->active)
        return invalidKey("this API key was revoked");
    const auto project = catalogue.projects.find(found->second->project);
    if (project == catalogue.projects.end() || !project->second->active)
        return invalidKey("the project of this API key is switched off");
    return Caller{project->second, found->second};
}

bool isStranger(const HttpRequest &request, const Catalogue &catalogue)
{
    const std::vector<std::string> keys = keysIn(request);
    return keys.empty() || !catalogue.keysByHash.contains(sha256(keys.front()));
}

Result<Labels> labelsOf(const Headers &headers)
{
    Labels labels;
    for (const auto &[name, value] : headers) {
        if (name.size() <= labelPrefix.size()
            || !equalIgnoringCase(std::string_view(name).substr(0, labelPrefix.size()), labelPrefix))
            continue;
        const std::string lower = lowerCase(name);
        if (lower == tokenHeader)
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
