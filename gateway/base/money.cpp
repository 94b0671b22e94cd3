#include "base/money.h"

#include "base/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace llm0 {

namespace {

constexpr std::int64_t nanoPerDollar = 1'000'000'000;
constexpr std::size_t nanoPlaces = 9;
/// Far beyond any number a person or a program writes for dollars; keeps the text short.
constexpr int maxExponent = 30;
constexpr std::size_t maxDigits = 60;

Error badDecimal(std::string_view text)
{
    return {ErrorCode::InvalidRequest,
            "'" + std::string(text.substr(0, 40))
                + "' is not an amount of US dollars: write a plain decimal with at most 9 places, e.g. 0.50",
            {}};
}

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t saturated(bool towardsMax)
{
    return towardsMax ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

} // namespace

Result<Money> Money::parse(std::string_view decimal)
{
    std::string_view rest = decimal;
    const bool negative = rest.starts_with('-');
    if (negative)
        rest.remove_prefix(1);
    const std::size_t dot = rest.find('.');
    const std::string_view whole = rest.substr(0, dot);
    const std::string_view fraction =
        dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    if (whole.empty() || !allDigits(whole) || !allDigits(fraction) || fraction.size() > nanoPlaces
        || (dot != std::string_view::npos && fraction.empty()))
        return badDecimal(decimal);

    std::int64_t dollars = 0;
    if (std::from_chars(whole.data(), whole.data() + whole.size(), dollars).ec != std::errc())
        return badDecimal(decimal);
    std::string padded(fraction);
    padded.resize(nanoPlaces, '0');
    std::int64_t nano = 0;
    std::from_chars(padded.data(), padded.data() + padded.size(), nano);
    std::int64_t total = 0;
    if (__builtin_mul_overflow(dollars, nanoPerDollar, &total) || __builtin_add_overflow(total, nano, &total))
        return badDecimal(decimal);
    return fromNano(negative ? -total : total);
}

Result<Money> Money::parseNumber(std::string_view json)
{
    const std::size_t mark = json.find_first_of("eE");
    std::string_view mantissa = json.substr(0, mark);
    int exponent = 0;
    if (mark != std::string_view::npos) {
        std::string_view power = json.substr(mark + 1);
        if (power.starts_with('+') && !power.starts_with("+-"))
            power.remove_prefix(1);
        const auto read = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (read.ec != std::errc() || read.ptr != power.data() + power.size()
            || std::abs(exponent) > maxExponent)
            return badDecimal(json);
    }
    const bool negative = mantissa.starts_with('-');
    if (negative)
        mantissa.remove_prefix(1);
    const std::size_t dot = std::min(mantissa.find('.'), mantissa.size());
    std::string digits(mantissa.substr(0, dot));
    if (dot < mantissa.size())
        digits.append(mantissa.substr(dot + 1));
    if (digits.empty() || digits.size() > maxDigits || !allDigits(digits))
        return badDecimal(json);
    // Where the point stands in `digits`; then one more place than is kept decides the rounding.
    const std::ptrdiff_t point = static_cast<std::ptrdiff_t>(dot) + exponent;
    if (point < 0)
        digits.insert(0, static_cast<std::size_t>(-point), '0');
    const auto whole = static_cast<std::size_t>(std::max<std::ptrdiff_t>(point, 0));
    digits.resize(std::max(digits.size(), whole + nanoPlaces + 1), '0');
    const std::string kept =
        (whole == 0 ? "0" : digits.substr(0, whole)) + "." + digits.substr(whole, nanoPlaces);
    const auto cut = parse(kept);
    if (!cut)
        return badDecimal(json);
    const Money rounded = *cut + fromNano(digits[whole + nanoPlaces] >= '5' ? 1 : 0);
    return negative ? Money() - rounded : rounded;
}

std::string Money::toDecimal() const
{
    const bool negative = m_nano < 0;
    const std::uint64_t size =
        negative ? 0 - static_cast<std::uint64_t>(m_nano) : static_cast<std::uint64_t>(m_nano);
    std::array<char, 32> text{};
    char *at = text.data();
    if (negative)
        *at++ = '-';
    at = std::to_chars(at, text.data() + text.size(), size / nanoPerDollar).ptr;
    *at++ = '.';
    at = putDigits(at, nanoPlaces, size % nanoPerDollar);
    return {text.data(), at};
}

std::string Money::toShortDecimal(int minPlaces) const
{
    std::string text = toDecimal();
    const std::size_t shortest = text.size() - nanoPlaces + static_cast<std::size_t>(minPlaces);
    while (text.size() > shortest && text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text;
}

Money operator+(Money a, Money b)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.m_nano, b.m_nano, &sum))
        sum = saturated(b.m_nano > 0);
    return Money(sum);
}

Money operator-(Money a, Money b)
{
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.m_nano, b.m_nano, &difference))
        difference = saturated(b.m_nano < 0);
    return Money(difference);
}

Money CostSum::roundedUp() const
{
    const Pico nano = m_pico / 1000 + (m_pico % 1000 > 0 ? 1 : 0);
    if (nano > std::numeric_limits<std::int64_t>::max())
        return Money::max();
    return Money::fromNano(static_cast<std::int64_t>(nano));
}

} // namespace llm0
