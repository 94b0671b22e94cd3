#pragma once

#include "support/fakechat.h"
#include "support/fakeconnection.h"

#include <QTimer>

namespace llm0::fake {

/// Answers one chat request as its behaviour says and bills it once. Lives as long as the exchange.
class Exchange : public QObject
{
public:
    Exchange(Connection &connection, std::shared_ptr<Tally> tally, Received received, Behaviour behaviour);
    ~Exchange() override;
    void begin();

private:
    void answer();
    void answerWhole();
    void beginStream();
    void sendMore();
    void sendFrame(const Frame &frame);
    void cut();
    void end();
    void gone();
    void billOnce(std::int64_t completionTokens);
    std::string extraHeaders() const;

    Connection &m_connection;
    std::shared_ptr<Tally> m_tally;
    Received m_received;
    Behaviour m_behaviour;
    ChatRequest m_request;
    std::vector<Frame> m_frames;
    std::size_t m_next = 0;
    std::int64_t m_tokensOut = 0;
    int m_contentOut = 0;
    bool m_streaming = false;
    bool m_billed = false;
    QTimer m_timer;
};

} // namespace llm0::fake
