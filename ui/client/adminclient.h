#pragma once

#include "client/json.h"
#include "client/trustingnetwork.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

class QNetworkReply;

namespace llm0::ui {

/// Why a call did not work, in the gateway's words where it answered, else in ours.
struct ApiError {
    QString code;    ///< "unreachable", "unauthorized" or the gateway's own code
    QString message; ///< for people; plain text
    QString param;   ///< the field at fault, when one is
};

/// What came back: either `body` (numbers as text, see json.h) or `error`.
struct Answer {
    bool ok = false;
    int status = 0;
    QJsonObject body;
    ApiError error;
};

/// Speaks the Admin API. Callbacks run on this thread, and never after `context` is gone.
class AdminClient : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Answer &)>;

    AdminClient(const QUrl &base, const QString &token, QObject *parent = nullptr);

    void get(const QString &path, const QUrlQuery &query, QObject *context, Callback done);
    void get(const QString &path, QObject *context, Callback done);
    void post(const QString &path, const JsonBody &body, QObject *context, Callback done);
    void patch(const QString &path, const JsonBody &body, QObject *context, Callback done);
    void put(const QString &path, const JsonBody &body, QObject *context, Callback done);
    void remove(const QString &path, QObject *context, Callback done);

    /// A long-lived answer that the caller reads itself (the event stream).
    QNetworkReply *stream(const QString &path, const QUrlQuery &query = {});
    /// What a finished reply says; for those who read the answer themselves.
    static Answer answerOf(QNetworkReply &reply);
    QUrl base() const { return m_base; }
    /// A certificate to accept besides those that the system accepts; see TrustingNetwork.
    void trust(const QByteArray &certificate) { m_network.trust(certificate); }
    const QByteArray &trusted() const { return m_network.trusted(); }
    /// A value as one segment of a path.
    static QString segment(const QString &value);

private:
    QNetworkRequest request(const QString &path, const QUrlQuery &query) const;
    void send(const QByteArray &verb, const QString &path, const QByteArray &body, QObject *context,
              Callback done);
    void deliver(QNetworkReply *reply, QObject *context, Callback done);

    TrustingNetwork m_network;
    QUrl m_base;
    QByteArray m_authorization;
};

} // namespace llm0::ui
