#pragma once

#include "dialects/jsonfields.h"
#include "domain/chatanswer.h"

#include <string>
#include <vector>

namespace llm0 {

/// Follows the items of a streamed response.
class OutputStream
{
public:
    void itemAdded(JsonObject event, std::vector<AnswerEvent> &events);
    void itemDone(JsonObject event, std::vector<AnswerEvent> &events);
    void contentAdded(JsonObject event, std::vector<AnswerEvent> &events);
    void contentDone(JsonObject event, std::vector<AnswerEvent> &events);
    /// A delta for a content part, or, without `content_index`, for a whole item.
    void delta(JsonObject event, std::vector<AnswerEvent> &events);
    void annotation(JsonObject event, std::vector<AnswerEvent> &events);
    /// A further summary of the same reasoning begins.
    void summaryAdded(JsonObject event, std::vector<AnswerEvent> &events);
    void closeAll(std::vector<AnswerEvent> &events);

    bool calledTools() const { return m_calledTools; }
    bool refused() const { return m_refused; }
    bool unread() const { return m_unread; }
    std::int64_t webSearches() const { return m_webSearches; }

private:
    struct OpenPart {
        std::int64_t item = 0;
        std::int64_t content = 0;
        int index = 0;
        Part::Kind kind = Part::Kind::Text;
        std::string callId;
        bool told = false; ///< something of its text or arguments
        bool open = true;
    };

    OpenPart *find(JsonObject event, bool byContent);
    OpenPart &begin(std::int64_t item, std::int64_t content, Part part, std::vector<AnswerEvent> &events);
    void end(OpenPart &part, std::vector<AnswerEvent> &events);
    void reasoningDone(OpenPart *part, JsonObject item, std::vector<AnswerEvent> &events);
    AnswerEvent &add(AnswerEvent::Kind kind, const OpenPart &part, std::vector<AnswerEvent> &events) const;

    std::vector<OpenPart> m_parts;
    bool m_calledTools = false;
    bool m_refused = false;
    bool m_unread = false;
    std::int64_t m_webSearches = 0;
};

} // namespace llm0
