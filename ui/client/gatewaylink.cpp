#include "client/gatewaylink.h"

#include "format/format.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int flushMs = 250; // figures reach the screen at most four times a second
constexpr int pollMs = 5'000;
constexpr int livePollMs = 60'000; // the event stream tells what changes
constexpr qsizetype mostHeldRequests = 500;

} // namespace

GatewayLink::GatewayLink(const QUrl &adminUrl, const QString &token, QObject *parent)
    : QObject(parent)
    , m_client(adminUrl, token)
    , m_events(m_client)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(flushMs);
    m_poll.setInterval(pollMs);
    connect(&m_flush, &QTimer::timeout, this, &GatewayLink::flush);
    connect(&m_poll, &QTimer::timeout, this, &GatewayLink::refreshStatus);
    connect(&m_events, &EventStream::event, this, &GatewayLink::onEvent);
    connect(&m_events, &EventStream::opened, this, [this] {
        m_poll.setInterval(livePollMs);
        refreshStatus();
    });
    connect(&m_events, &EventStream::lost, this, [this] {
        m_poll.setInterval(pollMs);
        refreshStatus();
    });
}

void GatewayLink::start()
{
    refreshStatus();
    m_events.start();
    m_poll.start();
}

QTimeZone GatewayLink::zone() const
{
    return budgetZone(m_status.zoneName);
}

void GatewayLink::setReviewCount(int count)
{
    if (std::exchange(m_reviewCount, count) != count)
        Q_EMIT statusChanged();
}

void GatewayLink::setSavedByCache(Amount saved)
{
    if (std::exchange(m_savedByCache, saved) != MaybeAmount(saved))
        Q_EMIT statusChanged();
}

void GatewayLink::refreshStatus()
{
    m_client.get(u"/status"_s, this, [this](const Answer &answer) { onStatus(answer); });
}

void GatewayLink::onStatus(const Answer &answer)
{
    if (!answer.ok) {
        m_error = answer.error;
        setConnected(false);
        return;
    }
    m_status = Status::from(answer.body);
    m_statusAt = QDateTime::currentDateTimeUtc();
    setConnected(true);
    Q_EMIT statusChanged();
}

void GatewayLink::setConnected(bool connected)
{
    if (m_connected == connected && hasStatus() == connected && connected)
        return;
    m_connected = connected;
    Q_EMIT connectionChanged(connected);
}

void GatewayLink::onEvent(const QString &name, const QJsonObject &data)
{
    if (name == u"snapshot"_s) {
        m_status = Status::from(data);
        m_statusAt = QDateTime::currentDateTimeUtc();
        m_statusDirty = true;
    } else if (name == u"request"_s) {
        m_requests.append(Request::from(data));
        if (m_requests.size() > mostHeldRequests)
            m_requests.removeFirst();
    } else if (name == u"budget_threshold"_s) {
        Q_EMIT alertSeen(Alert::from(data));
        return;
    } else if (name == u"config_changed"_s) {
        Q_EMIT configChanged(textOf(data, u"what"_s));
        return;
    } else {
        return;
    }
    if (!m_flush.isActive())
        m_flush.start();
}

void GatewayLink::flush()
{
    if (std::exchange(m_statusDirty, false)) {
        setConnected(true);
        Q_EMIT statusChanged();
    }
    if (!m_requests.isEmpty())
        Q_EMIT requestsSeen(std::exchange(m_requests, {}));
}

void GatewayLink::pause(const QString &length, bool everything)
{
    JsonBody body;
    if (length.isEmpty())
        body.null(u"for"_s);
    else
        body.text(u"for"_s, length);
    body.boolean(u"all"_s, everything);
    m_client.post(u"/pause"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            Q_EMIT actionFailed(answer.error);
        refreshStatus();
    });
}

void GatewayLink::resume()
{
    m_client.post(u"/resume"_s, {}, this, [this](const Answer &answer) {
        if (!answer.ok)
            Q_EMIT actionFailed(answer.error);
        else
            Q_EMIT refusedWhilePaused(integerOf(answer.body, u"refused_meanwhile"_s));
        refreshStatus();
    });
}

} // namespace llm0::ui
