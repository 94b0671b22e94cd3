#include "base/sealing.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace llm0 {

namespace {

constexpr std::size_t nonceBytes = 12;
constexpr std::size_t tagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

Error failure(const char *what)
{
    return {ErrorCode::Internal, what, {}};
}

} // namespace

Result<std::string> seal(const Secret &key, std::string_view about, const Secret &text)
{
    const std::string &plain = text.reveal();
    std::string sealed(nonceBytes + plain.size() + tagBytes, '\0');
    unsigned char *nonce = bytesOf(sealed);
    unsigned char *cipher = nonce + nonceBytes;
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int length = 0;
    if (key.reveal().size() != sealingKeyBytes || !context || RAND_bytes(nonce, nonceBytes) != 1
        || EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr,
                              bytesOf(std::string_view(key.reveal())), nonce)
               != 1
        || EVP_EncryptUpdate(context.get(), nullptr, &length, bytesOf(about), int(about.size())) != 1
        || EVP_EncryptUpdate(context.get(), cipher, &length, bytesOf(std::string_view(plain)),
                             int(plain.size()))
               != 1
        || EVP_EncryptFinal_ex(context.get(), cipher + length, &length) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tagBytes), cipher + plain.size())
               != 1)
        return failure("Encrypting failed");
    return sealed;
}

Result<Secret> unseal(const Secret &key, std::string_view about, std::string_view sealed)
{
    if (key.reveal().size() != sealingKeyBytes || sealed.size() < nonceBytes + tagBytes)
        return failure("This is no sealed text");
    const std::size_t size = sealed.size() - nonceBytes - tagBytes;
    std::string tag(sealed.substr(nonceBytes + size));
    std::string plain(size, '\0');
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int length = 0;
    const bool opened =
        context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr,
                              bytesOf(std::string_view(key.reveal())), bytesOf(sealed))
               == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &length, bytesOf(about), int(about.size())) == 1
        && EVP_DecryptUpdate(context.get(), bytesOf(plain), &length, bytesOf(sealed.substr(nonceBytes)),
                             int(size))
               == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(tagBytes), tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + length, &length) == 1;
    Secret text(std::move(plain));
    if (!opened)
        return failure("The sealed text was changed, or sealed with another key");
    return text;
}

} // namespace llm0
