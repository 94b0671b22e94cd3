#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace llm0 {

/// The places for calls to providers on one worker. `limit` of them are anyone's. Once these are taken, a
/// caller that holds few still finds one among an eighth more, and so does a call to a provider that holds
/// few: neither a busy caller nor a silent provider shuts out the rest. Lives on its worker.
class Places
{
public:
    using Caller = std::int64_t;

    /// One place, given back when it goes. Must not outlive its Places.
    class Place
    {
    public:
        Place(Place &&other) noexcept;
        Place &operator=(Place &&) = delete;
        ~Place();

    private:
        friend class Places;
        Place(Places &owner, Caller caller, int &ofProvider, int *reserve);
        Places *m_owner;
        Caller m_caller;
        int *m_ofProvider;
        int *m_reserve; ///< null: one of those that are anyone's
    };

    Places() = default;
    Places(const Places &) = delete;
    Places &operator=(const Places &) = delete;

    /// None: there are too many calls under way for this one.
    std::optional<Place> take(Caller caller, const std::string &provider, int limit);
    int taken() const { return m_common + m_forCallers + m_forProviders; }

private:
    int m_common = 0;
    int m_forCallers = 0;
    int m_forProviders = 0;
    std::unordered_map<Caller, int> m_byCaller;
    std::map<std::string, int, std::less<>> m_byProvider; ///< never shrinks: there are few
};

} // namespace llm0
