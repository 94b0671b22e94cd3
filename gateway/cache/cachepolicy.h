#pragma once

#include "domain/account.h"
#include "domain/chatanswer.h"

#include <string_view>

namespace llm0 {

/// What a request's Cache-Control header allows (RFC 9111, 5.2.1, as far as it concerns us).
struct CacheControl {
    bool read = true;
    bool store = true;
    std::optional<std::int64_t> maxAgeSeconds;
};
/// `no-cache` and `max-age=0` skip reading and renew what is stored; `no-store` skips both.
CacheControl cacheControlOf(std::string_view header);

/// May this request be answered from, and its answer be put into, a cache at all? Not when the provider keeps
/// a state that the call changes or depends on, and not when it asks for chance and the project says no.
bool isCacheable(const ChatRequest &request, const Project &project);

/// Why an answer may not be stored; empty: it may. Only complete, successful answers may: every choice ended
/// by itself, with something in it, and no content filter had a hand in it.
/// `lengthAsked`: the client's own output limit was in force, so an answer that ends there is what it asked
/// for.
std::string_view notStorable(const ChatAnswer &answer, bool lengthAsked);

} // namespace llm0
