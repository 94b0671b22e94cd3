#pragma once

#include "dialects/clientdialect.h"
#include "dialects/fieldplaces.h"
#include "dialects/fieldtaker.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

namespace llm0 {

// `options`: how the model samples. Those that only say how the machine is used are dropped.

void readOllamaOptions(JsonObject options, ChatRequest &request);
/// Drops what belongs to the machine, keeps the rest as extras.
void keepOllamaOptions(FieldTaker &options, std::vector<ExtraField> &extras);
nlohmann::ordered_json ollamaOptions(const ChatRequest &request, std::optional<std::int64_t> outputLimit);
/// Where `options.num_predict` stands, or what has to be put in to say it.
void placeOllamaLimit(const std::string &body, const FieldPlaces &top, BodyPlaces &places);

} // namespace llm0
