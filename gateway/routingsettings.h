#pragma once

#include "gatewaysettings.h"

namespace llm0 {

/// The settings that say where calls go when the first place fails.
void addFailoverSettings(std::vector<Setting> &settings);
/// The endpoints that the owner added: a JSON array of {"slug","name","base_url"}.
Setting customProvidersSetting();
/// What is wrong with an endpoint that is to be added to these, with the field's name.
Status checkNewEndpoint(const CustomProvider &added, const std::vector<CustomProvider> &others,
                        bool allowInsecure);
/// As that setting is written.
std::string customProvidersText(const std::vector<CustomProvider> &providers);

} // namespace llm0
