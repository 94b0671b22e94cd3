#pragma once

#include "http/request.h"
#include "providers/providerregistry.h"
#include "providers/upstreamclient.h"

namespace llm0 {

/// What of a call decides its address.
struct EndpointCall {
    Format format = Format::OpenAiChat;
    std::string model; ///< as the provider names it
    bool streamed = false;
    bool batch = false; ///< several texts in Gemini's embeddings
};

/// The whole URL. Secrets never stand in it.
std::string endpointOf(const ProviderAccount &account, const EndpointCall &call);
/// Where a provider lists its models.
std::string modelListUrl(const ProviderAccount &account);
/// Where Anthropic and Gemini count tokens for nothing; empty: the format has no such route.
std::string tokenCountUrl(const ProviderAccount &account, Format format, std::string_view model);

/// Puts the key where the provider wants it.
void addCredentials(UpstreamRequest &request, const ProviderAccount &account, const ProviderKey *key);
/// Request headers that belong to the format, not to the connection: versions and betas. Passed on where
/// client and provider speak the same format.
void addFormatHeaders(Headers &headers, Format format, const Headers &client);

} // namespace llm0
