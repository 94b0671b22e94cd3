#pragma once

#include "gatewayconfig.h"

#include <functional>
#include <optional>

namespace llm0 {

/// How a setting's text is read and how it is written in JSON.
enum class SettingKind { Text, Integer, Boolean, Usd, List };

/// One thing that can be set: its name outside and its place in GatewayConfig.
struct Setting {
    std::string name;
    SettingKind kind = SettingKind::Text;
    bool needsRestart = false;
    std::function<std::string(const GatewayConfig &)> read;
    /// Refuses what it cannot read; the error's param is the setting's name.
    std::function<Status(GatewayConfig &, const std::string &)> write;
};

/// Every setting, in the order in which they are shown.
std::vector<Setting> allSettings();
/// `name` as a switch of an endpoint that the owner added: "provider.SLUG.enabled", ".key_weight",
/// ".more_keys".
std::optional<Setting> endpointSwitch(const std::string &name);
/// "http://host:11434" → "http://host:11434/v1".
std::string ollamaBaseUrl(std::string url);

} // namespace llm0
