#pragma once

#include "admin/jsonwriter.h"
#include "limits/directory.h"

namespace llm0 {

/// A line of the request log as the API and the event stream show it.
void writeRequest(JsonWriter &json, const RequestRecord &record, const Catalogue &catalogue);
std::string requestText(const RequestRecord &record, const Catalogue &catalogue);

} // namespace llm0
