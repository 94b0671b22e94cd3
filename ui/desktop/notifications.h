#pragma once

#include <QHash>
#include <QObject>
#include <QVariantMap>

namespace llm0::ui {

/// Messages of the desktop itself (org.freedesktop.Notifications), for desktops without a tray. A click on
/// one comes back as the key it was shown with.
class DesktopNotifications : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject *parent = nullptr);

    struct Message {
        QString title, text; ///< plain
        QString openText;    ///< what a click does, for desktops that draw it as a button
        QVariantMap key;
    };
    /// Never waits; where nobody shows messages, failed() follows.
    void show(const Message &message);

Q_SIGNALS:
    void opened(const QVariantMap &key);
    void failed(const QVariantMap &key);

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    void send(const Message &message);

    bool m_reached = false;
    bool m_markup = false; ///< the server reads bodies as markup
    QHash<uint, QVariantMap> m_shown;
};

} // namespace llm0::ui
