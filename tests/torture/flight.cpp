#include "torture/flight.h"

namespace llm0::torture {

Flight::Flight(UpstreamClient &client, const HttpAsk &ask, const Manners &manners,
               std::function<void()> onEnd)
    : m_manners(manners)
    , m_onEnd(std::move(onEnd))
{
    m_leave.setSingleShot(true);
    m_read.setSingleShot(true);
    QObject::connect(&m_leave, &QTimer::timeout, &m_leave, [this] { leave(); });
    QObject::connect(&m_read, &QTimer::timeout, &m_read, [this] { m_call->resume(); });
    UpstreamRequest request;
    request.method = ask.method;
    request.url = ask.url;
    request.headers = ask.headers;
    request.body = ask.body;
    request.timeouts = ask.timeouts;
    m_call = client.start(std::move(request),
                          {[this](int status, const Headers &headers) { head(status, headers); },
                           [this](std::string_view piece) { data(piece); },
                           [this](const UpstreamOutcome &outcome) { done(outcome); }});
    if (m_manners.leavesAfterMs)
        m_leave.start(*m_manners.leavesAfterMs);
}

void Flight::head(int status, const Headers &headers)
{
    m_reply.status = status;
    m_reply.headers = headers;
    if (m_manners.readsAfterMs > 0) {
        m_call->pause();
        m_read.start(m_manners.readsAfterMs);
    }
    if (m_manners.leavesAfterBytes == 0)
        leave();
}

void Flight::data(std::string_view piece)
{
    m_reply.body += piece;
    if (m_manners.leavesAfterBytes
        && m_reply.body.size() >= static_cast<std::size_t>(*m_manners.leavesAfterBytes))
        leave();
}

void Flight::leave()
{
    if (m_over)
        return;
    m_left = true;
    m_call->cancel();
    done({UpstreamEnd::Cancelled, "left"});
}

void Flight::done(const UpstreamOutcome &outcome)
{
    m_leave.stop();
    m_read.stop();
    m_over = true;
    m_endedAt = Clock::now();
    m_reply.end = outcome.end;
    m_reply.reason = outcome.reason;
    m_onEnd();
}

} // namespace llm0::torture
