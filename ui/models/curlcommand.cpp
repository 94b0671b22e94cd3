#include "models/curlcommand.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// Where a dialect is spoken and what its smallest body holds.
struct Shape {
    QString path;
    QString keyHeader;
    QJsonObject body;
};

QString filling()
{
    return u"…"_s;
}

QJsonArray oneMessage()
{
    return {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, filling()}}};
}

QString geminiPath(const Request &request, const QString &verb)
{
    return u"/v1beta/models/"_s + QString::fromLatin1(QUrl::toPercentEncoding(request.modelAsked)) + u':'
           + verb;
}

Shape geminiShape(const Request &request)
{
    const QString key = u"x-goog-api-key: $LLM0_API_KEY"_s;
    const QJsonObject content{{u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, filling()}}}}};
    if (request.dialect.contains(u"embedding"_s))
        return {geminiPath(request, u"embedContent"_s), key, {{u"content"_s, content}}};
    const QString verb = request.stream ? u"streamGenerateContent?alt=sse"_s : u"generateContent"_s;
    return {geminiPath(request, verb), key, {{u"contents"_s, QJsonArray{content}}}};
}

Shape shapeOf(const Request &request)
{
    const QString &dialect = request.dialect;
    const QString bearer = u"Authorization: Bearer $LLM0_API_KEY"_s;
    if (dialect.startsWith(u"gemini"_s))
        return geminiShape(request);
    if (dialect.startsWith(u"anthropic"_s))
        return {u"/v1/messages"_s,
                u"x-api-key: $LLM0_API_KEY"_s,
                {{u"messages"_s, oneMessage()}, {u"max_tokens"_s, 256}}};
    if (dialect == u"ollama_generate"_s)
        return {u"/api/generate"_s, bearer, {{u"prompt"_s, filling()}}};
    if (dialect == u"ollama_embeddings"_s)
        return {u"/api/embed"_s, bearer, {{u"input"_s, filling()}}};
    if (dialect.startsWith(u"ollama"_s))
        return {u"/api/chat"_s, bearer, {{u"messages"_s, oneMessage()}}};
    if (dialect == u"openai_responses"_s)
        return {u"/v1/responses"_s, bearer, {{u"input"_s, filling()}}};
    if (dialect == u"openai_embeddings"_s)
        return {u"/v1/embeddings"_s, bearer, {{u"input"_s, filling()}}};
    if (dialect == u"openai_completions"_s)
        return {u"/v1/completions"_s, bearer, {{u"prompt"_s, filling()}}};
    return {u"/v1/chat/completions"_s, bearer, {{u"messages"_s, oneMessage()}}};
}

QJsonObject bodyOf(const Request &request, QJsonObject body)
{
    if (request.dialect.startsWith(u"gemini"_s))
        return body;
    body.insert(u"model"_s, request.modelAsked);
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
    const QByteArray body = QJsonDocument(bodyOf(request, shape.body)).toJson(QJsonDocument::Compact);
    return command + u" \\\n  -d "_s + shellQuoted(QString::fromUtf8(body)) + u'\n';
}

} // namespace llm0::ui
