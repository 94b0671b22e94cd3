#pragma once

#include "client/adminclient.h"
#include "client/alerts.h"
#include "client/dto.h"
#include "client/eventstream.h"
#include "client/lastchange.h"

#include <QDateTime>
#include <QTimer>

namespace llm0::ui {

/// Something to tell a person who may not be looking; a click opens `item` on `page`. Plain text.
struct Notification {
    QString title, text, page, item;
};

/// The window's one line to a gateway: the client, the event stream and the last status read back.
/// Signals about figures come at most four times a second.
class GatewayLink : public QObject
{
    Q_OBJECT

public:
    GatewayLink(const QUrl &adminUrl, const QString &token, QObject *parent = nullptr);
    void start();

    AdminClient &client() { return m_client; }
    const Status &status() const { return m_status; }
    bool hasStatus() const { return m_statusAt.isValid(); }
    bool connected() const { return m_connected; }
    const ApiError &lastError() const { return m_error; }
    QTimeZone zone() const;
    LastChange &lastChange() { return m_lastChange; }
    /// The gateway runs in this process and can be restarted from here.
    bool ownsGateway() const { return m_ownsGateway; }
    void setOwnsGateway(bool owns) { m_ownsGateway = owns; }
    /// Another machine's gateway was chosen in place of this computer's.
    bool isAttached() const { return m_attached; }
    void setAttached(bool attached) { m_attached = attached; }
    /// How many things wait for a look; told by whoever reads them.
    int reviewCount() const { return m_reviewCount; }
    void setReviewCount(int count);
    /// What the caches saved in the last 30 days, today included; one figure for whoever shows it.
    const MaybeAmount &savedByCache() const { return m_savedByCache; }
    void setSavedByCache(Amount saved);

    void refreshStatus();
    /// `length`: "15m", "1h", "tomorrow" or empty for until resumed.
    void pause(const QString &length, bool everything = false);
    void resume();

Q_SIGNALS:
    void statusChanged();
    void connectionChanged(bool connected);
    void requestsSeen(const QList<llm0::ui::Request> &requests);
    void alertSeen(const llm0::ui::Alert &alert);
    void configChanged(const QString &what);
    void refusedWhilePaused(std::int64_t count);
    void actionFailed(const llm0::ui::ApiError &error);
    /// To whoever made the window: another gateway, the own one again, a restarted one, a new window.
    void attachWanted(const QUrl &admin, const QString &token, const QByteArray &certificate);
    void detachWanted();
    void restartWanted();
    void rebuildWanted();
    /// Emitted by whoever has something to tell (alerts); the tray shows it on the desktop.
    void notificationWanted(const llm0::ui::Notification &note);

private:
    void onEvent(const QString &name, const QJsonObject &data);
    void onStatus(const Answer &answer);
    void setConnected(bool connected);
    void flush();

    AdminClient m_client;
    EventStream m_events;
    LastChange m_lastChange;
    int m_reviewCount = 0;
    MaybeAmount m_savedByCache;
    bool m_ownsGateway = false;
    bool m_attached = false;
    Status m_status;
    QDateTime m_statusAt;
    ApiError m_error;
    QList<Request> m_requests;
    QTimer m_flush;
    QTimer m_poll;
    bool m_connected = false;
    bool m_statusDirty = false;
};

} // namespace llm0::ui
