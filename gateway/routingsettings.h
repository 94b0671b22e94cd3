#pragma once

#include "gatewaysettings.h"

namespace llm0 {

/// The settings that say where calls go when the first place fails.
void addFailoverSettings(std::vector<Setting> &settings);
/// The endpoints that the owner added: a JSON array of {"slug","name","base_url"}.
Setting customProvidersSetting();
/// As that setting is written.
std::string customProvidersText(const std::vector<CustomProvider> &providers);

} // namespace llm0
