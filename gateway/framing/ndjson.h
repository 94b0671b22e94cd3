#pragma once

#include "framing/streamframer.h"

#include <string>

namespace llm0 {

/// Newline-delimited JSON: each line is a frame. A last line without its newline is not one yet.
class NdjsonFramer final : public StreamFramer
{
public:
    explicit NdjsonFramer(std::size_t maxLineBytes = 8u * 1024 * 1024) : m_maxLineBytes(maxLineBytes) {}
    bool feed(std::string_view bytes, const OnFrame &onFrame) override;
    bool atBoundary() const override { return m_rest.empty(); }

private:
    std::size_t m_maxLineBytes; ///< a longer line ends the stream: it must not fill memory
    std::string m_rest;
};

} // namespace llm0
