#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace llm0::torture {

/// Random numbers that are the same on every machine for the same seed (SplitMix64).
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t mixed = m_state += 0x9e3779b97f4a7c15ULL;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }
    int between(int least, int most)
    {
        return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    /// Even over the orders of magnitude; both ends above zero.
    std::int64_t spread(std::int64_t least, std::int64_t most)
    {
        const int low = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(least)));
        const int high = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(most)));
        const int bits = between(low, high);
        const std::int64_t top = std::int64_t{1} << (bits - 1);
        const std::int64_t value = top + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(top));
        return value < least ? least : value > most ? most : value;
    }
    template <typename T>
    const T &of(const std::vector<T> &all)
    {
        return all[static_cast<std::size_t>(next() % all.size())];
    }

private:
    std::uint64_t m_state;
};

} // namespace llm0::torture
