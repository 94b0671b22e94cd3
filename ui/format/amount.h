#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <optional>

namespace llm0::ui {

/// US dollars as a whole number of nano-dollars. Never a floating-point number.
struct Amount {
    std::int64_t nano = 0;

    /// Reads "12", "12.5", "-0.000006600". More than nine places, signs in between or letters: nothing.
    static std::optional<Amount> parse(QStringView text);
    /// Plain decimal without superfluous zeros: "12.5", "0.0000066".
    QString text() const;

    bool isZero() const { return nano == 0; }
    friend constexpr auto operator<=>(const Amount &, const Amount &) = default;
    friend constexpr Amount operator+(Amount a, Amount b) { return {a.nano + b.nano}; }
    friend constexpr Amount operator-(Amount a, Amount b) { return {a.nano - b.nano}; }
};

/// Absent: no cap, nothing known.
using MaybeAmount = std::optional<Amount>;

} // namespace llm0::ui
