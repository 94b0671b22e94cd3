#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace llm0 {

/// Something that turns a text into a vector. Lives on one thread's event loop.
class Embedder
{
public:
    virtual ~Embedder() = default;

    /// Name and model, e.g. "ollama/nomic-embed-text". Vectors of two names are never compared.
    virtual const std::string &name() const = 0;
    /// False: vectors near each other have the same words, not the same meaning.
    virtual bool knowsMeaning() const = 0;

    /// Cancels the embedding when it is dropped.
    class Pending
    {
    public:
        virtual ~Pending() = default;
    };
    using Done = std::function<void(Result<std::vector<float>>)>;
    /// `done` is called exactly once unless the Pending is dropped before: with a vector of length 1, or with
    /// the reason, after the deadline at the latest. May be called before this returns.
    virtual std::unique_ptr<Pending> embed(const std::string &text, Done done) = 0;
};

} // namespace llm0
