#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace llm0 {

/// Text that several hold and nobody changes: to pass it on copies nothing.
class SharedText
{
public:
    SharedText() = default;
    SharedText(std::string text) : m_text(std::make_shared<const std::string>(std::move(text))) {}
    SharedText(const char *text) : SharedText(std::string(text)) {}

    operator std::string_view() const { return view(); }
    std::string_view view() const { return m_text ? std::string_view(*m_text) : std::string_view(); }
    const char *data() const { return view().data(); }
    std::size_t size() const { return view().size(); }
    bool empty() const { return view().empty(); }

private:
    std::shared_ptr<const std::string> m_text;
};

} // namespace llm0
