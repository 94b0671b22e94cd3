#pragma once

#include "admin/jsonnode.h"
#include "gatewaysettings.h"
#include "limits/pauseswitch.h"
#include "storage/stores.h"

namespace llm0 {

/// A setting as it stands.
struct SettingView {
    std::string name;
    std::string value;  ///< as change() takes it; empty: none
    std::string source; ///< "default", "stored", "file", "environment", "argument"
    SettingKind kind = SettingKind::Text;
    bool needsRestart = false;
};

/// A JSON value as the text that settings are written in; not for null.
Result<std::string> settingTextOf(const std::string &name, const JsonNode &node);

/// The one place where configuration comes from: defaults ← stored ← file ← environment ← arguments.
/// Used from one thread at a time.
class ConfigStore
{
public:
    using Values = std::map<std::string, std::string>;

    ConfigStore(Registry &registry, Values environment, std::string configFile, Values overrides);

    /// Reads all layers anew. The error names the setting or the variable at fault.
    Result<GatewayConfig> load();
    /// What load() or the last change() made of them.
    const GatewayConfig &config() const { return m_config; }
    std::vector<SettingView> view() const;

    /// Stores the values, all or none; an absent one goes back to what lies below. Fills before and after
    /// of `audit`. A value that a higher layer overrides is stored and has no effect yet.
    Status change(const std::map<std::string, std::optional<std::string>> &values, AuditEvent audit);

    /// The pause in force when the program last ran, if it was never lifted.
    std::optional<PauseSwitch::State> storedPause() const;
    Status storePause(const std::optional<PauseSwitch::State> &state, AuditEvent audit);

    const Values &environment() const { return m_environment; }

private:
    struct Layer {
        std::string source;
        Values values;
    };
    struct Composed {
        GatewayConfig config;
        Values sources; ///< setting → source; absent: default
    };

    std::optional<Setting> find(const std::string &name) const;
    Result<Layer> fileLayer() const;
    Layer environmentLayer() const;
    Result<Composed> compose(const Values &stored) const;
    Status applyLayer(Composed &composed, const Layer &layer) const;

    Registry &m_registry;
    const std::vector<Setting> m_settings;
    const Values m_environment;
    const std::string m_configFile;
    const Values m_overrides;
    Values m_stored;
    GatewayConfig m_config;
    Values m_sources;
};

} // namespace llm0
