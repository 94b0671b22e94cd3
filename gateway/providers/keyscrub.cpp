#include "providers/keyscrub.h"

namespace llm0 {

namespace {

constexpr std::string_view instead = "[key]";
constexpr std::size_t shortestSecret = 6; ///< less is no secret and would tear words apart

void replaceAll(std::string &text, const std::string &secret)
{
    if (secret.size() < shortestSecret)
        return;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + instead.size()))
        text.replace(at, secret.size(), instead);
}

} // namespace

std::string withoutKey(std::string text, const ProviderKey *key)
{
    if (key == nullptr)
        return text;
    replaceAll(text, key->secret.reveal());
    replaceAll(text, key->session.reveal());
    return text;
}

} // namespace llm0
