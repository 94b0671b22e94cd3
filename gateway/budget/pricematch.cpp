#include "domain/modelprice.h"

#include <algorithm>

namespace llm0 {

namespace {

/// Linear in the name's length times the number of stars: no pattern can make it blow up.
bool fitsPattern(std::string_view pattern, std::string_view name)
{
    std::size_t p = 0, n = 0;
    std::size_t afterStar = std::string_view::npos, resume = 0;
    while (n < name.size()) {
        const bool digit = name[n] >= '0' && name[n] <= '9';
        if (p < pattern.size() && pattern[p] == '*') {
            afterStar = ++p;
            resume = n;
        } else if (p < pattern.size() && (pattern[p] == '#' ? digit : pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (afterStar != std::string_view::npos) {
            p = afterStar;
            n = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace

bool PriceMatch::covers(std::string_view name) const
{
    const auto fits = [name](const PriceMatch &part) { return part.covers(name); };
    switch (kind) {
    case Kind::Equals:
        return name == text;
    case Kind::StartsWith:
        return name.starts_with(text);
    case Kind::EndsWith:
        return name.ends_with(text);
    case Kind::Contains:
        return name.find(text) != std::string_view::npos;
    case Kind::Pattern:
        return fitsPattern(text, name);
    case Kind::And:
        return std::all_of(parts.begin(), parts.end(), fits);
    case Kind::Or:
        return std::any_of(parts.begin(), parts.end(), fits);
    case Kind::Not:
        return std::none_of(parts.begin(), parts.end(), fits);
    }
    return false;
}

} // namespace llm0
