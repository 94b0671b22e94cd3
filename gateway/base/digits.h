#pragma once

namespace llm0 {

/// Writes the last `count` decimal digits of `value`, zeros before them, and returns where they end.
constexpr char *putDigits(char *at, int count, unsigned long long value)
{
    for (char *digit = at + count; digit != at; value /= 10)
        *--digit = static_cast<char>('0' + value % 10);
    return at + count;
}

} // namespace llm0
