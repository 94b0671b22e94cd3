#include "models/curlcommand.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Shape {
    QString path;
    QString keyHeader;
};

Shape shapeOf(const Request &request)
{
    const QString &dialect = request.dialect;
    if (dialect.startsWith(u"anthropic"_s))
        return {u"/v1/messages"_s, u"x-api-key: $LLM0_API_KEY"_s};
    if (dialect.startsWith(u"gemini"_s))
        return {u"/v1beta/models/"_s + QString::fromLatin1(QUrl::toPercentEncoding(request.modelAsked))
                    + (request.stream ? u":streamGenerateContent?alt=sse"_s : u":generateContent"_s),
                u"x-goog-api-key: $LLM0_API_KEY"_s};
    const QString bearer = u"Authorization: Bearer $LLM0_API_KEY"_s;
    if (dialect.startsWith(u"ollama"_s))
        return {u"/api/chat"_s, bearer};
    if (dialect.contains(u"responses"_s))
        return {u"/v1/responses"_s, bearer};
    if (dialect.contains(u"embedding"_s))
        return {u"/v1/embeddings"_s, bearer};
    return {u"/v1/chat/completions"_s, bearer};
}

QJsonObject bodyOf(const Request &request)
{
    const QString say = u"…"_s;
    if (request.dialect.startsWith(u"gemini"_s))
        return {{u"contents"_s,
                 QJsonArray{QJsonObject{{u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, say}}}}}}}};
    QJsonObject body{{u"model"_s, request.modelAsked}};
    if (request.dialect.contains(u"responses"_s) || request.dialect.contains(u"embedding"_s))
        body.insert(u"input"_s, say);
    else
        body.insert(u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, say}}});
    if (request.dialect.startsWith(u"anthropic"_s))
        body.insert(u"max_tokens"_s, 256);
    if (request.stream)
        body.insert(u"stream"_s, true);
    return body;
}

QString header(const QString &name, const QString &value)
{
    return u" \\\n  -H "_s + shellQuoted(name + u": "_s + value);
}

} // namespace

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString curlCommand(const Request &request, const QString &gateway)
{
    const Shape shape = shapeOf(request);
    QString command = u"curl "_s + shellQuoted(gateway + shape.path);
    command += u" \\\n  -H \""_s + shape.keyHeader + u'"'; // the shell puts the key in
    command += header(u"Content-Type"_s, u"application/json"_s);
    if (request.dialect.startsWith(u"anthropic"_s))
        command += header(u"anthropic-version"_s, u"2023-06-01"_s);
    if (!request.customer.isEmpty())
        command += header(u"X-Customer-ID"_s, request.customer);
    for (auto it = request.labels.begin(); it != request.labels.end(); ++it)
        command += header(u"X-LLM0-"_s + it.key(), it.value().toString());
    const QByteArray body = QJsonDocument(bodyOf(request)).toJson(QJsonDocument::Compact);
    return command + u" \\\n  -d "_s + shellQuoted(QString::fromUtf8(body)) + u'\n';
}

} // namespace llm0::ui
