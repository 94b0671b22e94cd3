#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace llm0::bench {

/// What a provider's API looks like on the wire.
enum class Shape { OpenAi, Anthropic };

/// A whole answer with head, ready to send.
std::string wholeAnswer(Shape shape);

std::string streamHead();
/// The events before the first chunk, each framed for a chunked body; may be empty.
std::string streamOpening(Shape shape);
/// A piece of text that carries `ns`: "t=<ns>".
std::string streamChunk(Shape shape, std::int64_t ns);
/// The finish, the usage of `chunks` tokens and the end of the body.
std::string streamEnd(Shape shape, int chunks);

} // namespace llm0::bench
