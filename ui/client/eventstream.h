#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QNetworkReply;

namespace llm0::ui {

class AdminClient;

/// Cuts a server-sent event stream into events. Bytes may arrive in any portions.
class SseParser
{
public:
    struct Event {
        QByteArray name;
        QByteArray data;
    };
    /// The events completed by `bytes`, in order.
    QList<Event> feed(const QByteArray &bytes);
    void clear();

private:
    void takeLine(const QByteArray &line, QList<Event> &out);

    QByteArray m_pending;
    Event m_event;
};

/// The gateway's /events, kept open: reconnects with growing pauses, and gives up on a connection that has
/// been silent for two heartbeats.
class EventStream : public QObject
{
    Q_OBJECT

public:
    explicit EventStream(AdminClient &client, QObject *parent = nullptr);
    ~EventStream() override;
    void start();
    void stop();

Q_SIGNALS:
    void event(const QString &name, const QJsonObject &data);
    void opened();
    void lost(const QString &why);

private:
    void read();
    void finish();
    void drop();

    AdminClient &m_client;
    QPointer<QNetworkReply> m_reply;
    SseParser m_parser;
    QTimer m_retry;
    QTimer m_silence;
    int m_pauseMs = 0;
    bool m_open = false;
};

} // namespace llm0::ui
