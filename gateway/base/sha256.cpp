#include "base/sha256.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <new>

namespace llm0 {

namespace {

/// Looked up once: OpenSSL 3 takes longer to find the algorithm than to run it over a key.
const EVP_MD *algorithm()
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> found(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return found.get();
}

void require(int done)
{
    if (done != 1)
        throw std::bad_alloc();
}

unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    require(m_context && EVP_DigestInit_ex(m_context.get(), algorithm(), nullptr));
}

void Sha256::add(std::string_view text)
{
    require(EVP_DigestUpdate(m_context.get(), text.data(), text.size()));
}

std::string Sha256::digest()
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    require(EVP_DigestFinal_ex(m_context.get(), bytesOf(digest), nullptr));
    return digest;
}

std::string sha256(std::string_view text)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    require(EVP_Digest(text.data(), text.size(), bytesOf(digest), nullptr, algorithm(), nullptr));
    return digest;
}

} // namespace llm0
