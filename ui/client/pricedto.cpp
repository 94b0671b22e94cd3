#include "client/pricedto.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// Members whose texts are numbers that parseObject() turned into text. All other texts stay texts.
bool isNumber(const QString &member, const QString &parent)
{
    return parent == u"pico_per_token"_s || parent == u"nano_per_call"_s || member == u"above_prompt_tokens"_s
           || member == u"context"_s || member == u"max_output"_s;
}

QByteArray quoted(const QString &text)
{
    const QByteArray object = JsonBody().text(u"t"_s, text).bytes();
    return object.mid(5, object.size() - 6); // {"t":…}
}

QByteArray jsonOf(const QJsonValue &value, const QString &member, const QString &parent)
{
    if (value.isObject()) {
        QByteArrayList parts;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            parts.append(quoted(it.key()) + ':' + jsonOf(it.value(), it.key(), member));
        return '{' + parts.join(',') + '}';
    }
    if (value.isArray()) {
        QByteArrayList parts;
        for (const QJsonValue &item : value.toArray())
            parts.append(jsonOf(item, member, parent));
        return '[' + parts.join(',') + ']';
    }
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isNull())
        return "null";
    return isNumber(member, parent) ? value.toString().toLatin1() : quoted(value.toString());
}

} // namespace

PriceRow PriceRow::from(const QJsonObject &o)
{
    PriceRow row;
    row.all = o;
    row.provider = textOf(o, u"provider"_s);
    row.model = textOf(o, u"model"_s);
    row.source = textOf(o, u"source"_s);
    row.date = textOf(o, u"date"_s);
    const QJsonObject rates = o.value(u"pico_per_token"_s).toObject();
    for (auto it = rates.begin(); it != rates.end(); ++it)
        row.rates.append({it.key(), integerOf(rates, it.key())});
    return row;
}

std::optional<std::int64_t> PriceRow::rate(const QString &name) const
{
    for (const Rate &rate : rates)
        if (rate.name == name)
            return rate.pico;
    return std::nullopt;
}

void PriceRow::setRate(const QString &name, std::optional<std::int64_t> pico)
{
    rates.removeIf([&](const Rate &rate) { return rate.name == name; });
    if (pico)
        rates.append({name, *pico});
}

QByteArray PriceRow::json() const
{
    QJsonObject row = all;
    QJsonObject card;
    for (const Rate &rate : rates)
        card.insert(rate.name, QString::number(rate.pico));
    row.insert(u"pico_per_token"_s, card);
    for (const QString &ours : {u"source"_s, u"date"_s, u"provider"_s, u"model"_s})
        row.remove(ours);
    return jsonOf(row, {}, {});
}

PriceVersion PriceVersion::read(const QJsonObject &o)
{
    return {PriceRow::from(o.value(u"price"_s).toObject()), timeOf(o, u"from"_s), timeOf(o, u"to"_s)};
}

Amount perMillion(std::int64_t pico)
{
    return {pico * 1'000}; // micro-dollars to nano-dollars
}

std::optional<std::int64_t> picoOf(Amount dollarsPerMillion)
{
    if (dollarsPerMillion.nano < 0 || dollarsPerMillion.nano % 1'000 != 0)
        return std::nullopt;
    return dollarsPerMillion.nano / 1'000;
}

Amount costAt(std::int64_t tokens, std::int64_t pico)
{
    // GCC extension; the standard has no 128-bit integer.
    __extension__ typedef __int128 Wide;
    return {static_cast<std::int64_t>((Wide(tokens) * pico + 999) / 1'000)};
}

} // namespace llm0::ui
