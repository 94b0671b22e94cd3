#pragma once

#include "admin/jsonbody.h"
#include "admin/jsonwriter.h"
#include "domain/account.h"

namespace llm0 {

// Fields that several resources share, read and written alike.

/// daily_cap_usd, monthly_cap_usd, per_request_max_usd
void readCaps(JsonBody &body, Caps &caps);
void writeCaps(JsonWriter &json, const Caps &caps);

/// The fields of a tier without its slug, each with `prefix` before its name.
void readLimits(JsonBody &body, const std::string &prefix, LimitSet &limits);
void writeLimits(JsonWriter &json, const std::string &prefix, const LimitSet &limits);

/// A name for people: not empty, at most 200 bytes, no control characters.
void readName(JsonBody &body, const std::string &field, std::string &target);
/// "" is allowed where nobody is named.
bool isCustomerId(std::string_view text);
/// Lower-case letters, digits, '-' and '_', at most 64.
bool isSlug(std::string_view text);
bool isPlainText(std::string_view text, std::size_t longest);

} // namespace llm0
