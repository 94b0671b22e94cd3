#pragma once

#include "dialects/clientdialect.h"
#include "http/responsestream.h"
#include "providers/silencetimer.h"

namespace llm0 {

/// The client's side of one answer: whole, streamed with heartbeats, or an error, in the client's dialect.
/// Lives on its worker. Safe to call after the client has gone.
class AnswerDelivery
{
public:
    AnswerDelivery(ResponseStreamPtr response, const ClientDialect &dialect,
                   std::unique_ptr<AnswerWriter> writer);

    AnswerWriter &writer() { return *m_writer; }
    ResponseStream &response() { return *m_response; }
    bool begun() const { return m_begun; }

    void beginStream(int status, Headers headers);
    void stream(std::string_view bytes);
    void endStream() { m_response->end(); }
    /// The answer broke off: says so in the dialect's way and cuts the connection.
    void breakStream(const CallError &error);
    void sendWhole(int status, Headers headers, std::string_view body);
    /// Bytes of an error in the client's own format.
    void sendErrorBody(int status, Headers headers, std::string_view body);
    void sendError(const CallError &error, Headers headers);
    void stopHeartbeats() { m_heartbeat.stop(); }

private:
    void beat();

    ResponseStreamPtr m_response;
    const ClientDialect &m_dialect;
    std::unique_ptr<AnswerWriter> m_writer;
    SilenceTimer m_heartbeat;
    bool m_begun = false;
};

} // namespace llm0
