#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What fuzz targets share.

namespace llm0::fuzz {

/// Ends the program unless `holds`: the input that led here is kept by whoever drives.
void require(bool holds, std::string_view what, std::string_view shown = {});

/// An input whose first bytes choose and whose rest is read.
class Input
{
public:
    explicit Input(std::string_view bytes) : m_bytes(bytes) {}
    /// 0 at the end.
    std::uint8_t byte();
    std::string_view rest() const { return m_bytes; }

private:
    std::string_view m_bytes;
};

/// The pieces of `bytes`, cut at places that follow from the bytes and `salt` alone; salt 0: at every byte.
std::vector<std::string_view> pieces(std::string_view bytes, std::uint64_t salt);
/// The lines of `text` without their ends.
std::vector<std::string_view> lines(std::string_view text);
std::int64_t oneTokenPerByte(std::string_view text);

} // namespace llm0::fuzz
