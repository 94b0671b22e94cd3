#include "client/adminclient.h"

#include <QNetworkReply>
#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int callTimeoutMs = 15'000;

ApiError unreachable(const QNetworkReply &reply)
{
    return {
        u"unreachable"_s, AdminClient::tr("The gateway does not answer: %1").arg(reply.errorString()), {}};
}

ApiError errorFrom(const QNetworkReply &reply, int status, const std::optional<QJsonObject> &body)
{
    if (status == 0)
        return unreachable(reply);
    ApiError error;
    if (body) {
        error.code = textOf(*body, u"error"_s);
        error.message = textOf(*body, u"message"_s);
        error.param = textOf(*body, u"param"_s);
    }
    if (error.code.isEmpty())
        error.code = u"http_%1"_s.arg(status);
    if (error.message.isEmpty())
        error.message = AdminClient::tr("The gateway answered %1.").arg(status);
    return error;
}

Answer readAnswer(QNetworkReply &reply)
{
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray bytes = reply.readAll();
    const auto body = parseObject(bytes);
    answer.ok = answer.status >= 200 && answer.status < 300 && (body || bytes.isEmpty())
                && reply.error() == QNetworkReply::NoError;
    if (body)
        answer.body = *body;
    if (!answer.ok)
        answer.error = errorFrom(reply, answer.status, body);
    return answer;
}

} // namespace

AdminClient::AdminClient(const QUrl &base, const QString &token, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_authorization("Bearer " + token.toUtf8())
{}

QString AdminClient::segment(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QNetworkRequest AdminClient::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url(m_base.toString(QUrl::RemovePath | QUrl::RemoveQuery) + u"/v1/admin"_s + path, QUrl::StrictMode);
    url.setQuery(query);
    QNetworkRequest out(url);
    out.setRawHeader("Authorization", m_authorization);
    out.setRawHeader("X-LLM0-Actor", "window");
    out.setRawHeader("Accept", "application/json");
    out.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setTransferTimeout(callTimeoutMs);
    return out;
}

void AdminClient::deliver(QNetworkReply *reply, QObject *context, Callback done)
{
    const QPointer<QObject> guard(context);
    connect(reply, &QNetworkReply::finished, this, [reply, guard, done = std::move(done)] {
        reply->deleteLater();
        if (guard && done)
            done(readAnswer(*reply));
    });
}

void AdminClient::get(const QString &path, const QUrlQuery &query, QObject *context, Callback done)
{
    deliver(m_network.get(request(path, query)), context, std::move(done));
}

void AdminClient::get(const QString &path, QObject *context, Callback done)
{
    get(path, {}, context, std::move(done));
}

void AdminClient::send(const QByteArray &verb, const QString &path, const QByteArray &body, QObject *context,
                       Callback done)
{
    deliver(m_network.sendCustomRequest(request(path, {}), verb, body), context, std::move(done));
}

void AdminClient::post(const QString &path, const JsonBody &body, QObject *context, Callback done)
{
    send("POST", path, body.bytes(), context, std::move(done));
}

void AdminClient::patch(const QString &path, const JsonBody &body, QObject *context, Callback done)
{
    send("PATCH", path, body.bytes(), context, std::move(done));
}

void AdminClient::put(const QString &path, const JsonBody &body, QObject *context, Callback done)
{
    send("PUT", path, body.bytes(), context, std::move(done));
}

void AdminClient::remove(const QString &path, QObject *context, Callback done)
{
    send("DELETE", path, {}, context, std::move(done));
}

Answer AdminClient::answerOf(QNetworkReply &reply)
{
    return readAnswer(reply);
}

QNetworkReply *AdminClient::stream(const QString &path, const QUrlQuery &query)
{
    QNetworkRequest out = request(path, query);
    out.setRawHeader("Accept", "text/event-stream, text/csv, application/json");
    out.setTransferTimeout(0);
    return m_network.get(out);
}

} // namespace llm0::ui
