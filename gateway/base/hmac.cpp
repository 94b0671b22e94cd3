#include "base/hmac.h"

#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <new>

namespace llm0 {

std::string hmacSha256(const Secret &key, std::string_view text)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    unsigned size = 0;
    if (!HMAC(EVP_sha256(), key.reveal().data(), static_cast<int>(key.reveal().size()),
              reinterpret_cast<const unsigned char *>(text.data()), text.size(),
              reinterpret_cast<unsigned char *>(digest.data()), &size))
        throw std::bad_alloc();
    return digest;
}

} // namespace llm0
