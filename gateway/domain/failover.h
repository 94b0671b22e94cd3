#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// How able a model is, as far as its name tells; what stands in for it should be alike.
enum class ModelClass : std::uint8_t { Flagship, Balanced, Budget };

/// Where calls may go when the first place fails (FAILOVER_MODE).
enum class FailoverMode : std::uint8_t { CloudFirst, LocalFirst, LocalOnly, CloudOnly };
std::string_view failoverModeName(FailoverMode mode);
std::optional<FailoverMode> failoverModeFrom(std::string_view name);

/// A cloud provider's stand-ins. Balanced and budget models are both stood in for by `cheap`.
struct StandIns {
    std::string flagship;
    std::string cheap;
    friend bool operator==(const StandIns &, const StandIns &) = default;
};

/// What the owner says about retries and failover.
struct FailoverSettings {
    FailoverMode mode = FailoverMode::CloudFirst;
    std::vector<std::string> providerOrder = {"openai", "anthropic", "google"};
    /// By provider. The defaults are checked against the price book by a test.
    std::map<std::string, StandIns> standIns = {{"openai", {"gpt-5.4", "gpt-5.4-mini"}},
                                                {"anthropic", {"claude-sonnet-5", "claude-haiku-4-5"}},
                                                {"google", {"gemini-2.5-pro", "gemini-3.5-flash"}}};
    std::array<std::string, 3> ollama; ///< by ModelClass; empty: Ollama stands in for none of that class
    /// The owner's own chains: model as asked → names to try after it. Replaces what is derived.
    std::map<std::string, std::vector<std::string>> chains;
    int retries = 1; ///< on the same place, where no other is left
    bool replayUncertain =
        false; ///< try again after a call that was sent and not answered: it may be billed twice
    friend bool operator==(const FailoverSettings &, const FailoverSettings &) = default;
};

} // namespace llm0
