#include "base/money.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"

#include <cmath>
#include <cstdlib>

namespace llm0::fuzz {

namespace {

void requireSpellable(Money money)
{
    const auto again = Money::parse(money.toDecimal());
    require(again && *again == money, "an amount can be written and read", money.toDecimal());
    for (const int places : {0, 2, 6, 9}) {
        const std::string text = money.toShortDecimal(places);
        const auto shortly = Money::parse(text);
        require(shortly && *shortly == money, "the short form loses nothing", text);
    }
}

/// Far from exact and from another library: enough to tell a wrong power of ten.
void requireNear(Money money, std::string_view text)
{
    const double dollars = std::strtod(std::string(text).c_str(), nullptr);
    const double off = std::fabs(static_cast<double>(money.nano()) - dollars * 1e9);
    require(off <= 1.0 + std::fabs(dollars) * 1e9 * 1e-12, "the amount is the number", text);
}

} // namespace

void readMoney(std::string_view input)
{
    if (const auto money = Money::parse(input)) {
        require(*money >= Money() || input.starts_with('-'), "no amount becomes negative", input);
        requireSpellable(*money);
        requireNear(*money, input);
    }
    if (const auto money = Money::parseNumber(input)) {
        require(*money >= Money() || input.starts_with('-'), "no amount becomes negative", input);
        requireSpellable(*money);
        requireNear(*money, input);
    }
    std::int64_t numbers[4] = {};
    for (std::size_t i = 0; i < input.size() && i < sizeof numbers; ++i)
        reinterpret_cast<char *>(numbers)[i] = input[i];
    const Money a = Money::fromNano(numbers[0]), b = Money::fromNano(numbers[1]);
    require(a + b == b + a, "sums do not mind their order");
    if (a >= Money() && b >= Money())
        require(a + b >= a && a + b >= b, "a sum too large to hold does not become small");
    CostSum sum;
    sum.add(numbers[2] & 0x7fff'ffff'ffff, numbers[3] & 0x7fff'ffff'ffff);
    const Money once = sum.roundedUp();
    require(once >= Money(), "a cost is not negative");
    sum.addFee(Money::fromNano(numbers[0] & 0x7fff'ffff'ffff));
    require(sum.roundedUp() >= once, "a fee does not make it cheaper");
}

} // namespace llm0::fuzz
