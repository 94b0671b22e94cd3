#pragma once

#include "base/sha256.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Text that must not reach a log, an error or an event. It has no stream operator on purpose;
/// reveal() marks each place where it leaves. Its memory is wiped when it goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string text) : m_text(std::move(text)) {}
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) = default;
    ~Secret();

    bool empty() const { return m_text.empty(); }
    const std::string &reveal() const { return m_text; }

private:
    std::string m_text;
};

std::string toHex(std::string_view bytes);
/// Takes the same time wherever the two differ.
bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace llm0
