#include "client/eventstream.h"

#include "client/adminclient.h"

#include <QNetworkReply>

#include <algorithm>

namespace llm0::ui {
namespace {

constexpr int firstPauseMs = 250;
constexpr int longestPauseMs = 10'000;
constexpr int silenceMs = 40'000; // heartbeats come every 15 s
constexpr qsizetype longestLine = 4 * 1024 * 1024;

} // namespace

QList<SseParser::Event> SseParser::feed(const QByteArray &bytes)
{
    QList<Event> out;
    m_pending += bytes;
    qsizetype start = 0;
    for (qsizetype end = m_pending.indexOf('\n', start); end >= 0; end = m_pending.indexOf('\n', start)) {
        const qsizetype stop = end > start && m_pending[end - 1] == '\r' ? end - 1 : end;
        takeLine(m_pending.mid(start, stop - start), out);
        start = end + 1;
    }
    m_pending.remove(0, start);
    if (m_pending.size() > longestLine)
        clear();
    return out;
}

void SseParser::takeLine(const QByteArray &line, QList<Event> &out)
{
    if (line.isEmpty()) {
        if (!m_event.data.isEmpty())
            out.append(m_event);
        m_event = {};
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = line.left(colon < 0 ? line.size() : colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event")
        m_event.name = value;
    else if (field == "data")
        m_event.data += (m_event.data.isEmpty() ? QByteArray() : QByteArray("\n")) + value;
}

void SseParser::clear()
{
    m_pending.clear();
    m_event = {};
}

EventStream::EventStream(AdminClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_pauseMs(firstPauseMs)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silenceMs);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::start);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
}

EventStream::~EventStream()
{
    drop();
}

void EventStream::start()
{
    drop();
    m_parser.clear();
    m_reply = m_client.stream(QStringLiteral("/events"));
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::finish);
    m_silence.start();
}

void EventStream::stop()
{
    m_retry.stop();
    drop();
}

void EventStream::drop()
{
    m_silence.stop();
    m_open = false;
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void EventStream::read()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    m_silence.start();
    if (!m_open) {
        m_open = true;
        m_pauseMs = firstPauseMs;
        Q_EMIT opened();
    }
    const auto events = m_parser.feed(m_reply->readAll());
    for (const SseParser::Event &one : events) {
        const auto data = parseObject(one.data);
        if (data)
            Q_EMIT event(QString::fromUtf8(one.name), *data);
    }
}

void EventStream::finish()
{
    const QString why = m_reply ? m_reply->errorString() : QString();
    drop();
    m_retry.start(m_pauseMs);
    m_pauseMs = std::min(m_pauseMs * 2, longestPauseMs);
    Q_EMIT lost(why);
}

} // namespace llm0::ui
