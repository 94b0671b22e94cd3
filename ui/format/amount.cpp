#include "format/amount.h"

#include <limits>

namespace llm0::ui {
namespace {

constexpr std::int64_t nanoPerDollar = 1'000'000'000;
constexpr int places = 9;

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// The digits before the point, then those after it filled up to nine places.
std::optional<QString> nanoDigits(QStringView text)
{
    QString digits;
    qsizetype afterPoint = -1;
    for (const QChar c : text) {
        if (c == QLatin1Char('.') && afterPoint < 0) {
            afterPoint = 0;
        } else if (isDigit(c)) {
            digits += c;
            afterPoint += afterPoint >= 0 ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits.isEmpty() || afterPoint > places)
        return std::nullopt;
    return digits + QString(places - std::max<qsizetype>(afterPoint, 0), QLatin1Char('0'));
}

} // namespace

std::optional<Amount> Amount::parse(QStringView text)
{
    const bool negative = text.startsWith(QLatin1Char('-'));
    const auto digits = nanoDigits(negative ? text.mid(1) : text);
    if (!digits)
        return std::nullopt;
    bool ok = false;
    const qlonglong value = digits->toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return Amount{negative ? -value : value};
}

QString Amount::text() const
{
    const auto magnitude = nano < 0 ? 0 - static_cast<std::uint64_t>(nano) : static_cast<std::uint64_t>(nano);
    QString out = nano < 0 ? QStringLiteral("-") : QString();
    out += QString::number(magnitude / nanoPerDollar);
    QString fraction = QString::number(magnitude % nanoPerDollar).rightJustified(places, QLatin1Char('0'));
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    return fraction.isEmpty() ? out : out + QLatin1Char('.') + fraction;
}

} // namespace llm0::ui
