#pragma once

#include "framing/streamframer.h"

#include <string>

namespace llm0 {

/// AWS's binary event stream (Smithy specification, "Amazon Event Stream"): total length, length of headers,
/// CRC-32 of both, headers, payload, CRC-32 of all; integers big-endian. Both checksums are verified.
/// A frame's name is its `:event-type`, or `:exception-type` / `:error-code` with `!` before it.
class AwsEventStreamFramer final : public StreamFramer
{
public:
    bool feed(std::string_view bytes, const OnFrame &onFrame) override;
    bool atBoundary() const override { return m_buffer.empty(); }

private:
    std::string m_buffer;
};

} // namespace llm0
