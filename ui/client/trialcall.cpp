#include "client/trialcall.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int patienceMs = 120'000;
constexpr int fewTokens = 16;

QByteArray askFor(const QString &model)
{
    JsonBody message;
    message.text(u"role"_s, u"user"_s).text(u"content"_s, u"Answer with the word ready."_s);
    return JsonBody()
        .text(u"model"_s, model)
        .raw(u"messages"_s, '[' + message.bytes() + ']')
        .integer(u"max_tokens"_s, fewTokens)
        .bytes();
}

TrialResult resultOf(QNetworkReply &reply, qint64 ms)
{
    TrialResult result;
    result.ms = ms;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.requestId = QString::fromLatin1(reply.rawHeader("X-Request-Id"));
    result.model = QString::fromLatin1(reply.rawHeader("X-Model"));
    result.cost = Amount::parse(QString::fromLatin1(reply.rawHeader("X-Cost-Usd"))).value_or(Amount());
    const auto body = parseObject(reply.readAll());
    const QJsonObject error = body ? body->value(u"error"_s).toObject() : QJsonObject();
    result.code = textOf(error, u"code"_s);
    result.message = textOf(error, u"message"_s);
    if (result.status == 0)
        result.message = reply.errorString();
    return result;
}

} // namespace

void TrialCall::start(const QUrl &gateway, const QString &key, const QString &model, QObject *context,
                      Done done)
{
    QNetworkRequest request(QUrl(gateway.toString(QUrl::RemovePath) + u"/v1/chat/completions"_s));
    request.setRawHeader("Authorization", "Bearer " + key.toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(patienceMs);
    QElapsedTimer timer;
    timer.start();
    QNetworkReply *reply = m_network.post(request, askFor(model));
    const QPointer<QObject> guard(context);
    connect(reply, &QNetworkReply::finished, this, [reply, guard, timer, done = std::move(done)] {
        reply->deleteLater();
        if (guard)
            done(resultOf(*reply, timer.elapsed()));
    });
}

} // namespace llm0::ui
