#include "client/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace llm0::ui {
namespace {

bool isNumberByte(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Index just behind the string literal that starts at `at`.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

QByteArray withNumbersAsText(const QByteArray &json)
{
    QByteArray out;
    out.reserve(json.size() + json.size() / 4);
    for (qsizetype at = 0; at < json.size();) {
        const qsizetype start = at;
        if (json[at] == '"') {
            at = endOfString(json, at);
            out.append(json.constData() + start, at - start);
        } else if (json[at] == '-' || (json[at] >= '0' && json[at] <= '9')) {
            while (at < json.size() && isNumberByte(json[at]))
                ++at;
            out.append('"').append(json.constData() + start, at - start).append('"');
        } else {
            out.append(json[at++]);
        }
    }
    return out;
}

std::optional<QJsonObject> parseObject(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(withNumbersAsText(json));
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

QString textOf(const QJsonObject &object, const QString &key)
{
    return object.value(key).toString();
}

std::int64_t integerOf(const QJsonObject &object, const QString &key)
{
    return maybeIntegerOf(object, key).value_or(0);
}

std::optional<std::int64_t> maybeIntegerOf(const QJsonObject &object, const QString &key)
{
    bool ok = false;
    const qlonglong value = textOf(object, key).toLongLong(&ok);
    return ok ? std::optional<std::int64_t>(value) : std::nullopt;
}

double numberOf(const QJsonObject &object, const QString &key)
{
    return textOf(object, key).toDouble();
}

Amount amountOf(const QJsonObject &object, const QString &key)
{
    return maybeAmountOf(object, key).value_or(Amount{});
}

MaybeAmount maybeAmountOf(const QJsonObject &object, const QString &key)
{
    return Amount::parse(textOf(object, key));
}

QDateTime timeOf(const QJsonObject &object, const QString &key)
{
    return QDateTime::fromString(textOf(object, key), Qt::ISODateWithMs);
}

JsonBody &JsonBody::raw(const QString &key, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += quoted(key) + ':' + json;
    return *this;
}

JsonBody &JsonBody::text(const QString &key, const QString &value)
{
    return raw(key, quoted(value));
}

JsonBody &JsonBody::integer(const QString &key, std::optional<std::int64_t> value)
{
    return raw(key, value ? QByteArray::number(static_cast<qlonglong>(*value)) : QByteArray("null"));
}

JsonBody &JsonBody::boolean(const QString &key, bool value)
{
    return raw(key, value ? "true" : "false");
}

JsonBody &JsonBody::amount(const QString &key, const MaybeAmount &value)
{
    return raw(key, value ? value->text().toLatin1() : QByteArray("null"));
}

JsonBody &JsonBody::object(const QString &key, const JsonBody &value)
{
    return raw(key, value.bytes());
}

JsonBody &JsonBody::null(const QString &key)
{
    return raw(key, "null");
}

JsonBody JsonBody::parsed(const QByteArray &json)
{
    JsonBody body;
    body.m_members = json.mid(1, json.size() - 2);
    return body;
}

QByteArray JsonBody::bytes() const
{
    return '{' + m_members + '}';
}

} // namespace llm0::ui
