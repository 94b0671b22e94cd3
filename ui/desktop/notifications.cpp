#include "desktop/notifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int asTheServerLikes = -1;

QString service()
{
    return u"org.freedesktop.Notifications"_s;
}

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service(), u"/org/freedesktop/Notifications"_s, service(), method);
}

} // namespace

DesktopNotifications::DesktopNotifications(QObject *parent) : QObject(parent) {}

void DesktopNotifications::show(const Message &message)
{
    if (m_reached)
        return send(message);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Q_EMIT failed(message.key);
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, message](QDBusPendingCallWatcher *call) {
        call->deleteLater();
        const QDBusPendingReply<QStringList> can = *call;
        if (can.isError())
            return Q_EMIT failed(message.key);
        if (!m_reached) {
            QDBusConnection told = QDBusConnection::sessionBus();
            const QString path = u"/org/freedesktop/Notifications"_s;
            told.connect(service(), path, service(), u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
            told.connect(service(), path, service(), u"NotificationClosed"_s, this,
                         SLOT(onClosed(uint, uint)));
        }
        m_reached = true;
        m_markup = can.value().contains(u"body-markup"_s);
        send(message);
    });
}

void DesktopNotifications::send(const Message &message)
{
    QDBusMessage notify = callOf(u"Notify"_s);
    notify << u"LLM0"_s << 0U << u"llm0-desktop"_s << message.title
           << (m_markup ? message.text.toHtmlEscaped() : message.text)
           << QStringList{u"default"_s, message.openText}
           << QVariantMap{{u"desktop-entry"_s, u"llm0-desktop"_s}} << asTheServerLikes;
    auto *sent = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify), this);
    connect(sent, &QDBusPendingCallWatcher::finished, this,
            [this, key = message.key](QDBusPendingCallWatcher *call) {
                call->deleteLater();
                const QDBusPendingReply<uint> id = *call;
                if (id.isError())
                    Q_EMIT failed(key);
                else
                    m_shown.insert(id.value(), key);
            });
}

void DesktopNotifications::onAction(uint id, const QString &action)
{
    if (action == u"default"_s && m_shown.contains(id))
        Q_EMIT opened(m_shown.take(id));
}

void DesktopNotifications::onClosed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace llm0::ui
