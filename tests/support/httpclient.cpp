#include "support/httpclient.h"

#include <QEventLoop>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <memory>

namespace llm0 {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::milliseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
}

/// One ask under way.
class Flight
{
public:
    Flight(UpstreamClient &client, const HttpAsk &ask, HttpReply &reply, std::function<void()> onEnd)
        : m_ask(ask)
        , m_reply(reply)
        , m_onEnd(std::move(onEnd))
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { abort(); });
        if (ask.abortAfterTime)
            m_timer.start(*ask.abortAfterTime);
        m_call = client.start(request(), callbacks());
    }

private:
    UpstreamRequest request() const
    {
        UpstreamRequest request;
        request.method = m_ask.method;
        request.url = m_ask.url;
        request.headers = m_ask.headers;
        request.body = m_ask.body;
        request.timeouts = m_ask.timeouts;
        return request;
    }

    UpstreamCallbacks callbacks()
    {
        return {[this](int status, const Headers &headers) { head(status, headers); },
                [this](std::string_view piece) { data(piece); },
                [this](const UpstreamOutcome &outcome) { done(outcome); }};
    }

    void head(int status, const Headers &headers)
    {
        m_reply.status = status;
        m_reply.headers = headers;
        m_reply.firstByte = since(m_start);
        abortIfEnough();
    }

    void data(std::string_view piece)
    {
        m_reply.body += piece;
        m_reply.chunks.emplace_back(piece);
        abortIfEnough();
    }

    void done(const UpstreamOutcome &outcome)
    {
        m_timer.stop();
        m_reply.end = outcome.end;
        m_reply.reason = outcome.reason;
        m_reply.total = since(m_start);
        m_onEnd();
    }

    void abortIfEnough()
    {
        if (m_ask.abortAfterBytes && m_reply.body.size() >= *m_ask.abortAfterBytes)
            abort();
    }

    void abort()
    {
        m_call->cancel();
        done({UpstreamEnd::Cancelled, "aborted by the test"});
    }

    const HttpAsk &m_ask;
    HttpReply &m_reply;
    std::function<void()> m_onEnd;
    QTimer m_timer;
    Clock::time_point m_start = Clock::now();
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace

HttpReply HttpClient::get(const std::string &url, const Headers &headers)
{
    HttpAsk ask;
    ask.url = url;
    ask.headers = headers;
    ask.method = "GET";
    return send(ask);
}

HttpReply HttpClient::post(const std::string &url, const Headers &headers, const std::string &body)
{
    HttpAsk ask;
    ask.url = url;
    ask.headers = headers;
    ask.body = body;
    return send(ask);
}

HttpReply HttpClient::send(const HttpAsk &ask)
{
    return sendAll({ask}).front();
}

std::vector<HttpReply> HttpClient::sendAll(const std::vector<HttpAsk> &asks)
{
    std::vector<HttpReply> replies(asks.size());
    std::vector<std::unique_ptr<Flight>> flights;
    QEventLoop loop;
    std::size_t left = asks.size();
    for (std::size_t i = 0; i < asks.size(); ++i) {
        flights.push_back(std::make_unique<Flight>(m_client, asks[i], replies[i], [&loop, &left] {
            if (--left == 0)
                loop.quit();
        }));
    }
    if (left > 0)
        loop.exec();
    return replies;
}

std::vector<std::string> sseData(std::string_view body)
{
    constexpr std::string_view prefix = "data: ";
    std::vector<std::string> data;
    while (!body.empty()) {
        const auto end = body.find('\n');
        const auto line = body.substr(0, end);
        if (line.substr(0, prefix.size()) == prefix)
            data.emplace_back(line.substr(prefix.size()));
        body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    }
    return data;
}

std::string chatBody(const std::string &userText, bool stream, const std::string &model)
{
    nlohmann::ordered_json body = {
        {"model", model},
        {"messages", nlohmann::ordered_json::array({{{"role", "user"}, {"content", userText}}})}};
    if (stream)
        body["stream"] = true;
    return body.dump();
}

} // namespace llm0
