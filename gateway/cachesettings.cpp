#include "cachesettings.h"

#include "providers/providerregistry.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace llm0 {

namespace {

constexpr const char *embedderName = "semantic_embedder";
constexpr const char *urlName = "embedding_url";

Error bad(const std::string &name, const std::string &why)
{
    return {ErrorCode::InvalidRequest, name + ": " + why, name};
}

Setting number(const std::string &name, std::function<int &(GatewayConfig &)> place, int least, int most,
               bool restart)
{
    return {name, SettingKind::Integer, restart,
            [place](const GatewayConfig &config) {
                GatewayConfig copy = config;
                return std::to_string(place(copy));
            },
            [=](GatewayConfig &config, const std::string &text) -> Status {
                int value = 0;
                const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
                if (failure != std::errc() || end != text.data() + text.size() || value < least
                    || value > most)
                    return bad(name, "write a whole number from " + std::to_string(least) + " to "
                                         + std::to_string(most));
                place(config) = value;
                return {};
            }};
}

Setting text(const std::string &name, std::string EmbedderSettings::*member)
{
    return {name, SettingKind::Text, false,
            [member](const GatewayConfig &config) { return config.cache.embedder.*member; },
            [member](GatewayConfig &config, const std::string &value) -> Status {
                config.cache.embedder.*member = value;
                return {};
            }};
}

Setting embedder()
{
    return {embedderName, SettingKind::Text, false,
            [](const GatewayConfig &config) { return config.cache.embedder.kind; },
            [](GatewayConfig &config, const std::string &value) -> Status {
                static constexpr std::array<std::string_view, 5> kinds = {"auto", "lexical", "ollama",
                                                                          "openai", "service"};
                if (std::find(kinds.begin(), kinds.end(), value) == kinds.end())
                    return bad(embedderName, "write auto, lexical, ollama, openai or service");
                config.cache.embedder.kind = value;
                return {};
            }};
}

} // namespace

std::vector<Setting> cacheSettings()
{
    constexpr int most = 1'000'000;
    constexpr int year = 366 * 86'400;
    return {
        number(
            "cache_memory_mb", [](GatewayConfig &c) -> int & { return c.cache.memoryMb; }, 1, most, true),
        number(
            "cache_disk_mb", [](GatewayConfig &c) -> int & { return c.cache.diskMb; }, 1, most, true),
        number(
            "cache_max_answer_kb", [](GatewayConfig &c) -> int & { return c.cache.maxAnswerKb; }, 1, most,
            true),
        number(
            "semantic_cache_max_questions", [](GatewayConfig &c) -> int & { return c.cache.maxQuestions; }, 1,
            10 * most, true),
        number(
            "cache_ttl_seconds", [](GatewayConfig &c) -> int & { return c.cache.ttlSeconds; }, 0, year,
            false),
        embedder(),
        text(urlName, &EmbedderSettings::url),
        text("embedding_model", &EmbedderSettings::model),
        number(
            "embedding_deadline_ms", [](GatewayConfig &c) -> int & { return c.cache.embedder.deadlineMs; }, 1,
            60'000, false),
    };
}

Status checkEmbedder(const GatewayConfig &config)
{
    std::string url = config.cache.embedder.url;
    if (url.empty())
        return {};
    if (url.starts_with("https://"))
        url.erase(4, 1);
    // Plain http is taken for hosts on this machine and network only.
    if (const auto checked = checkedBaseUrl(url, false); !checked)
        return bad(urlName,
                   "the embedder must be on this machine or network; to pay for embeddings, write this "
                   "gateway's own address, use openai and a model with its provider, and put a key of the "
                   "gateway into EMBEDDING_API_KEY");
    return {};
}

} // namespace llm0
