#pragma once

#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace llm0::ui {

/// Plays the gateway's admin plane from a script: one answer per "METHOD /path", 404 for the rest.
/// Only for what a live gateway does not do on demand: errors, odd names, made-up figures.
class FakeAdmin : public QObject
{
public:
    struct Seen {
        QByteArray method, path, query, body, authorization;
    };

    FakeAdmin()
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    /// `route` is "GET /status"; the answer stands until replaced.
    void answer(const QByteArray &route, const QByteArray &json, int status = 200)
    {
        m_answers.insert(route, {status, json});
    }
    void pushEvent(const QByteArray &name, const QByteArray &json)
    {
        for (QTcpSocket *socket : std::as_const(m_streams))
            socket->write("event: " + name + "\ndata: " + json + "\n\n");
    }
    void goAway()
    {
        m_server.close();
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
            socket->abort();
    }
    void dropStreams()
    {
        const auto streams = m_streams;
        for (QTcpSocket *socket : streams)
            socket->disconnectFromHost();
    }
    qsizetype streamCount() const { return m_streams.size(); }
    const QList<Seen> &seen() const { return m_seen; }
    qsizetype seenCount(const QByteArray &method, const QByteArray &path) const
    {
        qsizetype n = 0;
        for (const Seen &one : m_seen)
            n += one.method == method && one.path == path;
        return n;
    }
    QByteArray lastBody(const QByteArray &method, const QByteArray &path) const
    {
        for (auto it = m_seen.rbegin(); it != m_seen.rend(); ++it)
            if (it->method == method && it->path == path)
                return it->body;
        return {};
    }

private:
    struct Scripted {
        int status = 404;
        QByteArray json;
    };

    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            m_streams.removeAll(socket);
            socket->deleteLater();
        });
        auto pending = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, pending] {
            *pending += socket->readAll();
            while (takeRequest(socket, *pending)) {
            }
        });
    }

    bool takeRequest(QTcpSocket *socket, QByteArray &pending)
    {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArrayList lines = pending.left(end).split('\n');
        qsizetype length = 0;
        Seen seen;
        for (const QByteArray &line : lines) {
            const QByteArray low = line.toLower();
            if (low.startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
            if (low.startsWith("authorization:"))
                seen.authorization = line.mid(14).trimmed();
        }
        if (pending.size() < end + 4 + length)
            return false;
        const QByteArrayList first = lines.first().trimmed().split(' ');
        const QByteArrayList target = first.value(1).split('?');
        seen.method = first.value(0);
        seen.path = target.value(0);
        if (seen.path.startsWith("/v1/admin"))
            seen.path.remove(0, 9);
        seen.query = target.value(1);
        seen.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        m_seen.append(seen);
        respond(socket, seen);
        return true;
    }

    void respond(QTcpSocket *socket, const Seen &seen)
    {
        if (seen.path == "/events") {
            m_streams.append(socket);
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n");
            return;
        }
        const Scripted none{404, R"({"error":"not_found","message":"There is no such thing."})"};
        const Scripted what = m_answers.value(seen.method + ' ' + seen.path, none);
        socket->write("HTTP/1.1 " + QByteArray::number(what.status)
                      + " X\r\nContent-Type: application/json\r\n"
                      + "Content-Length: " + QByteArray::number(what.json.size()) + "\r\n\r\n" + what.json);
    }

    QHash<QByteArray, Scripted> m_answers;
    QList<QTcpSocket *> m_streams;
    QList<Seen> m_seen;
    QTcpServer m_server; ///< last: its sockets still report to the lists above while they go
};

} // namespace llm0::ui
