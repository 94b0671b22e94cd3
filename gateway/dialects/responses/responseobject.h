#pragma once

#include "domain/chat.h"
#include "domain/chatanswer.h"

#include <string>
#include <string_view>

namespace llm0 {

/// What all of a response's objects (whole, or in the events of its stream) say alike: what was asked, as
/// clients expect to be reminded of it.
class ResponseObject
{
public:
    ResponseObject(const ChatRequest &request) : m_request(request) {}

    void setHead(std::string_view id, std::string_view model, std::int64_t createdAt,
                 std::string_view serviceTier);
    /// Unique to this response; for its items' IDs.
    const std::string &idSeed() const { return m_seed; }

    struct State {
        std::string_view status = "in_progress";
        std::string_view incompleteReason; ///< "": none
        std::string_view error;            ///< JSON; "": none
        std::string_view output;           ///< items, parted by commas
        std::string_view usage;            ///< JSON; "": none
    };
    std::string json(const State &state) const;

private:
    std::string asked() const;

    const ChatRequest &m_request;
    std::string m_seed;
    std::string m_head;
    std::string m_asked;
};

/// `status` and the reason why it is not "completed".
struct ResponseEnd {
    std::string_view status;
    std::string_view incompleteReason;
};
ResponseEnd responseEnd(FinishReason finish, bool refusedInWords);

} // namespace llm0
