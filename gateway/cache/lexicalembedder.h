#pragma once

#include "cache/embedder.h"
#include "cache/lexicalvector.h"

namespace llm0 {

/// The built-in embedder: needs nothing, is done at once, knows no meaning.
class LexicalEmbedder final : public Embedder
{
public:
    const std::string &name() const override { return m_name; }
    bool knowsMeaning() const override { return false; }
    std::unique_ptr<Pending> embed(const std::string &text, Done done) override
    {
        done(lexicalVector(text));
        return nullptr;
    }

private:
    const std::string m_name{lexicalName};
};

} // namespace llm0
