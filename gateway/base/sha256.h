#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace llm0 {

/// The SHA-256 of text that comes in pieces.
class Sha256
{
public:
    Sha256();
    void add(std::string_view text);
    /// 32 raw bytes. Nothing can be added afterwards.
    std::string digest();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

/// The SHA-256 of the text as 32 raw bytes.
std::string sha256(std::string_view text);

} // namespace llm0
