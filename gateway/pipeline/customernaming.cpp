#include "pipeline/customernaming.h"

#include "base/plaintext.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr std::size_t maxCustomerBytes = 256;
constexpr const char *idHeader = "X-Customer-ID";
constexpr const char *tierHeader = "X-Customer-Tier";

Error mismatch(std::string what, std::string param)
{
    return {ErrorCode::CustomerMismatch, std::move(what), std::move(param)};
}

/// "" when absent. Two lines of a header are two meanings for whoever reads it next.
Result<std::string> onlyValue(const Headers &headers, std::string_view name)
{
    const auto count = std::count_if(headers.begin(), headers.end(), [name](const auto &line) {
        return equalIgnoringCase(line.first, name);
    });
    if (count > 1)
        return Error{ErrorCode::InvalidRequest, std::string(name) + " stands there more than once",
                     std::string(name)};
    return std::string(trimmed(headers.value(name)));
}

struct Said {
    std::string token, id, tier;
};

Result<Said> saidBy(const Headers &headers)
{
    Said said;
    for (const auto &[name, target] :
         {std::pair(customerTokenHeader, &said.token), std::pair(std::string_view(idHeader), &said.id),
          std::pair(std::string_view(tierHeader), &said.tier)}) {
        auto value = onlyValue(headers, name);
        if (!value)
            return value.error();
        *target = *std::move(value);
    }
    return said;
}

Result<NamedCustomer> byToken(const Said &said, const Caller &caller, const std::string &namedByBody,
                              const SigningKeys &keys, UnixMs now)
{
    const Project &project = *caller.project;
    auto claims = readCustomerToken(said.token, keys, project.uuid, now);
    if (!claims)
        return claims.error();
    if (!said.id.empty() && said.id != claims->customer)
        return mismatch("the customer token is for another customer than X-Customer-ID", idHeader);
    if (project.customerFromBody && !namedByBody.empty() && namedByBody != claims->customer)
        return mismatch("the customer token is for another customer than the body names", "user");
    if (!said.tier.empty() && said.tier != claims->tier)
        return mismatch("the customer token does not grant the tier in X-Customer-Tier", tierHeader);
    return NamedCustomer{std::move(claims->customer), std::move(claims->tier)};
}

NamedCustomer byWord(const Said &said, const Caller &caller, const std::string &namedByBody)
{
    std::string name = said.id;
    if (name.empty() && caller.project->customerFromBody)
        name = namedByBody;
    if (name.empty())
        name = caller.key->pinnedCustomer;
    return {std::move(name), said.tier};
}

Status checkName(const std::string &name, const Caller &caller)
{
    if (name.size() > maxCustomerBytes || hasControlCharacter(name) || !isUtf8(name) || name == "~")
        return Error{ErrorCode::InvalidRequest,
                     "the customer ID must be at most 256 bytes of UTF-8 without control characters, and "
                     "not '~'",
                     idHeader};
    const std::string &pinned = caller.key->pinnedCustomer;
    if (!pinned.empty() && name != pinned)
        return mismatch("this key belongs to another customer", idHeader);
    if (name.empty() && caller.project->requireCustomer)
        return Error{ErrorCode::CustomerRequired,
                     "this project wants to know the customer: send X-Customer-ID", idHeader};
    return {};
}

} // namespace

Result<NamedCustomer> nameCustomer(const HttpRequest &request, const Caller &caller,
                                   const std::string &namedByBody, const ProjectSigning &signing, UnixMs now)
{
    const auto said = saidBy(request.headers);
    if (!said)
        return said.error();
    if (said->token.empty() && signing.state.required)
        return Error{ErrorCode::CustomerRequired,
                     "this project takes signed customers only: send a customer token, made by the app's "
                     "server, in X-LLM0-Customer-Token",
                     std::string(customerTokenHeader)};
    auto named = said->token.empty() ? Result<NamedCustomer>(byWord(*said, caller, namedByBody))
                                     : byToken(*said, caller, namedByBody, signing.keys, now);
    if (!named)
        return named;
    if (const Status good = checkName(named->name, caller); !good)
        return good.error();
    return named;
}

Status checkKept(const ChatRequest &request)
{
    static constexpr std::array<std::string_view, 3> names = {"previous_response_id", "conversation",
                                                              "container"};
    for (const ExtraField &extra : request.extras) {
        if (std::find(names.begin(), names.end(), extra.name) != names.end())
            return mismatch("nobody here knows whose '" + extra.name
                                + "' that is, and this project takes signed customers only: send the whole "
                                  "conversation instead",
                            extra.name);
    }
    return {};
}

} // namespace llm0
