#pragma once

#include "cache/embeddingwire.h"
#include "domain/cacheconfig.h"
#include "providers/providerregistry.h"

#include <optional>

namespace llm0 {

/// The embedder to use now. No wire: the built-in one.
struct EmbedderPlan {
    std::optional<EmbeddingWire> wire;
    std::string url;
    std::string model;
    friend bool operator==(const EmbedderPlan &, const EmbedderPlan &) = default;
};

/// `auto` takes the service whose URL is set, else an embedding model that Ollama has pulled, else the
/// built-in one. A kind that lacks what it needs falls back to the built-in one.
EmbedderPlan chooseEmbedder(const EmbedderSettings &settings, const ProviderRegistry::Accounts &accounts);

/// Is this name an embedding model's, as far as a name can tell?
bool namesEmbeddingModel(std::string_view model);

} // namespace llm0
