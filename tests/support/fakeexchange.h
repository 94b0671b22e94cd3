#pragma once

#include "support/fakeconnection.h"
#include "support/fakeformat.h"

#include <QTimer>

namespace llm0::fake {

/// One request that a format takes.
struct Call {
    const Format &format;
    Received received;
    Ask ask;
    Behaviour behaviour;
};

/// Answers one call as its behaviour says and bills it once. Lives as long as the exchange.
class Exchange : public QObject
{
public:
    Exchange(Connection &connection, std::shared_ptr<Tally> tally, Call call);
    ~Exchange() override;
    void begin();

private:
    void answer();
    void answerError();
    void answerWhole();
    void beginStream();
    void sendMore();
    void sendFrame(const Frame &frame);
    void endStream(std::int64_t completionTokens);
    void cut();
    void end();
    void gone();
    void billOnce(std::int64_t completionTokens);
    std::string extraHeaders() const;

    Connection &m_connection;
    std::shared_ptr<Tally> m_tally;
    const Call m_call;
    const Behaviour &m_behaviour;
    Answer m_answer;
    const Usage m_made; ///< what is billed, whatever is told
    std::vector<Frame> m_frames;
    std::size_t m_next = 0;
    std::size_t m_sent = 0;
    std::int64_t m_tokensOut = 0;
    int m_contentOut = 0;
    bool m_streaming = false;
    bool m_billed = false;
    QTimer m_timer;
};

} // namespace llm0::fake
