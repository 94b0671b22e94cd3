#include "admin/jsonnode.h"
#include "configstore.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "unit/emptyregistry.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <unistd.h>

namespace llm0::fuzz {

namespace {

/// In memory where the system has such a folder: the store reads files only.
std::string fileWith(std::string_view text)
{
    const std::string folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : "/tmp/";
    std::string path = folder + "llm0-fuzz-config-" + std::to_string(getpid());
    std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
    return path;
}

ConfigStore::Values valuesOf(const std::vector<SettingView> &views)
{
    ConfigStore::Values values;
    for (const SettingView &view : views) {
        if (view.source != "default")
            values[view.name] = view.value;
    }
    return values;
}

/// The settings as they are shown can be set, and are shown the same.
void requireStable(const ConfigStore &store)
{
    const ConfigStore::Values shown = valuesOf(store.view());
    test::EmptyRegistry registry;
    ConfigStore again(registry, {}, {}, shown);
    const auto loaded = again.load();
    require(loaded.ok(), "what is shown can be set", loaded ? "" : loaded.error().message);
    const ConfigStore::Values twice = valuesOf(again.view());
    for (const auto &[name, value] : shown)
        require(twice.at(name) == value, "what is set is shown", name + " " + value + " / " + twice.at(name));
}

void requirePossible(const GatewayConfig &config)
{
    require(config.workers >= 0 && config.retentionDays >= 0, "counts are not negative");
    require(config.idleTimeoutSeconds > 0 && config.firstByteTimeoutSeconds > 0, "waits are not endless");
    require(config.maxConcurrentRequests > 0, "something is served");
    require(config.unknownModelOutputLimit > 0, "what is sent as a limit is one");
    for (const auto &cap :
         {config.accountCaps.perRequest, config.accountCaps.perDay, config.accountCaps.perMonth})
        require(!cap || *cap >= Money(), "no cap is negative");
}

} // namespace

void readConfig(std::string_view input)
{
    const auto node = parseJson(input);
    // Numbers too large for a double are no matter: their text is kept.
    require(!node || nlohmann::json::accept(input), "only JSON is accepted", input);
    if (!node)
        require(!node.error().message.empty(), "a refusal says why");
    test::EmptyRegistry registry;
    const std::string path = fileWith(input);
    ConfigStore store(registry, {}, path, {});
    const auto config = store.load();
    std::remove(path.c_str());
    if (!config)
        return require(!config.error().message.empty(), "a refusal says why");
    requirePossible(*config);
    requireStable(store);
}

} // namespace llm0::fuzz
