#pragma once

#include "dialects/callerror.h"
#include "dialects/responses/responseobject.h"

#include <string>
#include <vector>

namespace llm0 {

/// Spells a stream's steps as the typed events of Responses: each with its sequence number, each item with
/// its place in the output, opened and closed.
class ResponseEvents
{
public:
    explicit ResponseEvents(const ChatRequest &request) : m_object(request) {}
    void event(const AnswerEvent &event, std::string &out);
    void failure(const CallError &error, std::string &out);

private:
    struct Item {
        Part part; ///< what has come of it
        std::string logprobs;
        std::size_t place = 0; ///< in the output
        bool open = false;
        bool summarised = false; ///< reasoning: its summary has begun
    };

    void begin(const AnswerEvent &event, std::string &out);
    void partBegin(const AnswerEvent &event, std::string &out);
    void delta(const AnswerEvent &event, std::string &out);
    void textDelta(Item &item, const AnswerEvent &event, std::string &out);
    void thinkingDelta(Item &item, std::string_view text, std::string &out);
    void partEnd(Item &item, std::string &out);
    void textDone(const Item &item, std::string &out);
    void end(std::string &out);
    void addedItem(std::string_view json, std::size_t place, std::string &out);
    void doneItem(std::string json, std::size_t place, std::string &out);

    /// Appends one event: its type, its number and `fields`, which begin with a comma.
    void send(std::string_view type, std::string_view fields, std::string &out);
    /// `,"item_id":…,"output_index":…`, and `content_index` or the like where `subIndex` names it.
    std::string placeOf(const Item &item, std::string_view subIndex = {}) const;
    Item *itemAt(int index);
    std::string output() const;

    ResponseObject m_object;
    std::int64_t m_number = 0;
    std::vector<Item> m_items;       ///< by the part's index
    std::vector<std::string> m_done; ///< by place in the output
    std::size_t m_places = 0;
    FinishReason m_finish = FinishReason::Stop;
    bool m_refused = false;
    std::string m_usage;
};

} // namespace llm0
