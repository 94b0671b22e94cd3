#pragma once

#include "domain/chatanswer.h"

#include <string>
#include <string_view>

namespace llm0 {

// The items of a response's `output`, as JSON.

enum class ItemStatus { InProgress, Completed };

/// `idSeed`: what makes the IDs of this response's items its own. `logprobs`: entries without brackets.
/// An item in progress has no content yet.
std::string outputItem(const Part &part, ItemStatus status, std::string_view idSeed, std::size_t index,
                       std::string_view logprobs = {});
std::string outputItemId(const Part &part, std::string_view idSeed, std::size_t index);
/// The piece of a message item that a text or a refusal is.
std::string contentPiece(const Part &part, std::string_view logprobs = {});
std::string annotationPiece(const Citation &citation);
/// The reasoning item that carries the signature of a text or a tool call; "" where it is not signed.
std::string signatureItem(const Part &part, std::string_view idSeed, std::size_t index);
/// What cannot stand in a response's output.
bool hasItem(const Part &part);

} // namespace llm0
