#pragma once

#include "format/amount.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace llm0::ui {

/// JSON text with every number turned into a string of the same digits, so that money is read from its text
/// and never passes through a double.
QByteArray withNumbersAsText(const QByteArray &json);
/// An object, its numbers as text. Nothing when it is not one.
std::optional<QJsonObject> parseObject(const QByteArray &json);

/// Readers for objects made by parseObject.
QString textOf(const QJsonObject &object, const QString &key);
std::int64_t integerOf(const QJsonObject &object, const QString &key);
std::optional<std::int64_t> maybeIntegerOf(const QJsonObject &object, const QString &key);
double numberOf(const QJsonObject &object, const QString &key); ///< durations only
Amount amountOf(const QJsonObject &object, const QString &key);
MaybeAmount maybeAmountOf(const QJsonObject &object, const QString &key);
QDateTime timeOf(const QJsonObject &object, const QString &key);

/// Writes a JSON object whose amounts are numbers with their exact digits.
class JsonBody
{
public:
    JsonBody &text(const QString &key, const QString &value);
    JsonBody &integer(const QString &key, std::optional<std::int64_t> value);
    JsonBody &boolean(const QString &key, bool value);
    JsonBody &amount(const QString &key, const MaybeAmount &value);
    JsonBody &object(const QString &key, const JsonBody &value);
    JsonBody &raw(const QString &key, const QByteArray &json);
    JsonBody &null(const QString &key);
    /// An object that is JSON already.
    static JsonBody parsed(const QByteArray &json);
    bool isEmpty() const { return m_members.isEmpty(); }
    QByteArray bytes() const;

private:
    QByteArray m_members;
};

} // namespace llm0::ui
