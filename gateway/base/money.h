#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace llm0 {

/// An exact amount in nano-USD. Arithmetic that would leave int64 saturates: a sum too large to hold
/// must refuse a call, never wrap into a small one.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromNano(std::int64_t nano) { return Money(nano); }
    static constexpr Money max() { return Money(std::numeric_limits<std::int64_t>::max()); }

    /// Reads a plain decimal of US dollars with up to 9 places ("5", "0.50", "0.000006600").
    static Result<Money> parse(std::string_view decimal);

    /// Reads a JSON number of US dollars, exponent allowed. Places past the ninth are rounded to the nearest
    /// nano-dollar: they come from binary fractions on the sender's side (0.1 + 0.2).
    static Result<Money> parseNumber(std::string_view json);

    constexpr std::int64_t nano() const { return m_nano; }
    constexpr bool isZero() const { return m_nano == 0; }

    /// Plain decimal, always 9 places: "0.000006600".
    std::string toDecimal() const;
    /// At least `minPlaces`, and as many more as the value needs: never 0 for an amount above 0.
    std::string toShortDecimal(int minPlaces) const;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    Money &operator+=(Money other) { return *this = *this + other; }
    Money &operator-=(Money other) { return *this = *this - other; }

private:
    explicit constexpr Money(std::int64_t nano) : m_nano(nano) {}
    std::int64_t m_nano = 0;
};

/// A price in pico-USD per token, which is the same number as micro-USD per million tokens.
using PicoPerToken = std::int64_t;

/// Sums tokens × price exactly in 128 bits and rounds up to a nano-dollar once, at the end.
class CostSum
{
    // GCC extension; the standard has no 128-bit integer.
    __extension__ typedef __int128 Pico;

public:
    void add(std::int64_t tokens, PicoPerToken price) { m_pico += static_cast<Pico>(tokens) * price; }
    void addFee(Money fee) { m_pico += static_cast<Pico>(fee.nano()) * 1000; }
    Money roundedUp() const;

private:
    Pico m_pico = 0;
};

} // namespace llm0
