#include "support/fakesigv4.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <sstream>

namespace llm0::fake {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text.push_back(digits[static_cast<unsigned char>(byte) >> 4]);
        text.push_back(digits[static_cast<unsigned char>(byte) & 15]);
    }
    return text;
}

std::string sha256(std::string_view bytes)
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char *>(digest.data()), &size,
               EVP_sha256(), nullptr);
    digest.resize(size);
    return digest;
}

std::string hmac(const std::string &key, std::string_view text)
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(text.data()), text.size(),
         reinterpret_cast<unsigned char *>(digest.data()), &size);
    digest.resize(size);
    return digest;
}

std::vector<std::string> split(const std::string &text, char at)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);)
        parts.push_back(part);
    return parts;
}

/// The value of NAME=value in the Authorization header.
std::string field(const std::string &authorization, std::string_view name)
{
    const std::size_t at = authorization.find(std::string(name) + "=");
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + name.size() + 1;
    return authorization.substr(start, authorization.find(',', start) - start);
}

/// The path as it was sent with every byte outside the unreserved ones, and the slash, encoded once more.
std::string canonicalPath(const std::string &path)
{
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                           || std::string_view("-_.~/").find(c) != std::string_view::npos;
        if (plain) {
            out.push_back(c);
            continue;
        }
        std::string code = hex(std::string_view(&c, 1));
        std::transform(code.begin(), code.end(), code.begin(),
                       [](char d) { return d >= 'a' && d <= 'f' ? static_cast<char>(d - 32) : d; });
        out.append("%").append(code);
    }
    return out;
}

std::string canonicalQuery(const Received &request)
{
    const std::size_t mark = request.target.find('?');
    auto parts =
        mark == std::string::npos ? std::vector<std::string>() : split(request.target.substr(mark + 1), '&');
    std::sort(parts.begin(), parts.end());
    std::string query;
    for (const std::string &part : parts)
        query += (query.empty() ? "" : "&") + part + (part.find('=') == std::string::npos ? "=" : "");
    return query;
}

/// Without blanks around and with single ones inside.
std::string trimmed(const std::string &value)
{
    std::istringstream stream(value);
    std::string out;
    for (std::string word; stream >> word;)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string canonicalRequest(const Received &request, const std::string &signedHeaders)
{
    std::string text =
        request.method + "\n" + canonicalPath(request.path) + "\n" + canonicalQuery(request) + "\n";
    for (const std::string &name : split(signedHeaders, ';'))
        text += name + ":" + trimmed(request.header(name)) + "\n";
    return text + "\n" + signedHeaders + "\n" + hex(sha256(request.body));
}

std::optional<std::string> formFault(const Received &request, const std::vector<std::string> &scope,
                                     const std::string &signedHeaders, const std::string &service)
{
    const std::string date = request.header("x-amz-date");
    if (scope.size() != 5 || scope[3] != service || scope[4] != "aws4_request")
        return "Credential should be scoped to correct service: '" + service + "'.";
    if (date.size() != 16 || scope[1] != date.substr(0, 8))
        return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP";
    const auto names = split(signedHeaders, ';');
    if (!std::is_sorted(names.begin(), names.end()))
        return "SignedHeaders must be sorted";
    for (const char *name : {"host", "x-amz-date", "x-amz-security-token"}) {
        const bool wanted = std::string_view(name) != "x-amz-security-token" || request.count(name) > 0;
        if (wanted && std::find(names.begin(), names.end(), name) == names.end())
            return std::string("'") + name + "' must be a 'SignedHeader' in the AWS Authorization.";
    }
    const std::string hash = request.header("x-amz-content-sha256");
    if (!hash.empty() && hash != hex(sha256(request.body)))
        return "The provided 'x-amz-content-sha256' header does not match what was computed.";
    return {};
}

} // namespace

std::optional<std::string> signatureFault(const Received &request, const AwsKeys &keys,
                                          const std::string &service)
{
    const std::string authorization = request.header("authorization");
    if (!authorization.starts_with(algorithm))
        return "Missing Authentication Token";
    const auto scope = split(field(authorization, "Credential"), '/');
    const std::string signedHeaders = field(authorization, "SignedHeaders");
    if (auto fault = formFault(request, scope, signedHeaders, service))
        return fault;
    if (keys.secretAccessKey.empty())
        return {};
    if (scope[0] != keys.accessKeyId || request.header("x-amz-security-token") != keys.sessionToken)
        return "The security token included in the request is invalid.";
    std::string key = "AWS4" + keys.secretAccessKey;
    for (std::size_t i = 1; i < scope.size(); ++i)
        key = hmac(key, scope[i]);
    const std::string toSign = std::string(algorithm) + "\n" + request.header("x-amz-date") + "\n" + scope[1]
                               + "/" + scope[2] + "/" + scope[3] + "/" + scope[4] + "\n"
                               + hex(sha256(canonicalRequest(request, signedHeaders)));
    if (hex(hmac(key, toSign)) != field(authorization, "Signature"))
        return "The request signature we calculated does not match the signature you provided.";
    return {};
}

} // namespace llm0::fake
