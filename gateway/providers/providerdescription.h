#pragma once

#include "domain/format.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// How a provider is told who calls.
enum class AuthScheme {
    Bearer,
    AnthropicKey, ///< x-api-key
    GoogleKey,    ///< x-goog-api-key, never in the URL
    AwsSigV4,
};

/// What is fixed about a provider. Adding an OpenAI-compatible one is adding a row.
struct ProviderDescription {
    std::string slug;             ///< as in "groq/llama-3.3-70b-versatile"
    std::string name;             ///< for people
    std::string baseUrl;          ///< without trailing slash; the path of a call is appended
    std::string keyVariable;      ///< environment variable of its key; empty: needs none
    std::string urlVariable;      ///< environment variable that replaces baseUrl
    std::string outputLimitField; ///< what it calls the output limit of an OpenAI chat call
    AuthScheme auth = AuthScheme::Bearer;
    /// What it speaks. The first that holds conversations, and the first that makes embeddings, are what
    /// other dialects are translated to.
    std::vector<Format> formats;
    bool local = false;  ///< runs here and costs nothing
    bool custom = false; ///< added by the owner
};

/// The providers that the program knows by itself.
std::span<const ProviderDescription> knownProviders();
const ProviderDescription *describeProvider(std::string_view slug);
/// An OpenAI-compatible endpoint that the owner adds.
ProviderDescription customProvider(std::string slug, std::string name, std::string baseUrl);

/// Which of its formats a call of a client that speaks `client` is sent in; nullopt: none can carry it.
std::optional<Format> formatFor(const ProviderDescription &provider, Format client);

} // namespace llm0
