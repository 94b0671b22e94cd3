#include "format/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr std::uint64_t nanoPerCent = 10'000'000;
constexpr std::uint64_t nanoPerTenthOfMill = 100'000; // $0.0001
constexpr std::uint64_t nanoPerDollar = 1'000'000'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("llm0::ui::format", text);
}

std::uint64_t magnitudeOf(Amount amount)
{
    return amount.nano < 0 ? 0 - static_cast<std::uint64_t>(amount.nano)
                           : static_cast<std::uint64_t>(amount.nano);
}

QString grouped(std::uint64_t value)
{
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return digits;
}

QString withSign(Amount amount, const QString &unsignedText)
{
    return (amount.nano < 0 ? u"−$"_s : u"$"_s) + unsignedText;
}

/// Nine places, trailing zeros cut down to `minimum` places.
QString fractional(std::uint64_t magnitude, int minimum)
{
    QString fraction = QString::number(magnitude % nanoPerDollar).rightJustified(9, u'0');
    while (fraction.size() > minimum && fraction.endsWith(u'0'))
        fraction.chop(1);
    return grouped(magnitude / nanoPerDollar) + u'.' + fraction;
}

} // namespace

QString money(Amount amount)
{
    const std::uint64_t magnitude = magnitudeOf(amount);
    if (magnitude > 0 && magnitude < nanoPerTenthOfMill)
        return u'<' + withSign(amount, u"0.0001"_s);
    if (magnitude > 0 && magnitude < nanoPerCent)
        return withSign(
            amount,
            fractional((magnitude + nanoPerTenthOfMill / 2) / nanoPerTenthOfMill * nanoPerTenthOfMill, 3));
    const std::uint64_t cents = (magnitude + nanoPerCent / 2) / nanoPerCent;
    return withSign(amount,
                    grouped(cents / 100) + u'.' + QString::number(cents % 100).rightJustified(2, u'0'));
}

QString moneyKnown(const MaybeAmount &amount)
{
    return amount ? money(*amount) : QStringLiteral("–");
}

QString moneyItemKnown(const MaybeAmount &amount)
{
    return amount ? moneyItem(*amount) : QStringLiteral("–");
}

QString moneyLeft(const MaybeAmount &amount)
{
    return amount ? money(*amount) : u"∞"_s;
}

QString moneyItem(Amount amount)
{
    if (amount.isZero())
        return u"$0"_s;
    const std::uint64_t magnitude = magnitudeOf(amount);
    return withSign(amount, fractional(magnitude, magnitude % nanoPerCent == 0 ? 2 : 6));
}

QString moneyCap(const MaybeAmount &amount)
{
    return amount ? money(*amount) : tr("none");
}

QString count(std::int64_t value)
{
    return (value < 0 ? u"−"_s : QString()) + grouped(static_cast<std::uint64_t>(std::abs(value)));
}

QString tokens(std::int64_t value)
{
    return value == 0 ? u"–"_s : count(value);
}

QString milliseconds(double ms)
{
    if (ms <= 0)
        return u"–"_s;
    if (ms < 10)
        return QString::number(std::max(ms, 0.1), 'f', 1) + u" ms"_s;
    if (ms < 1000)
        return QString::number(ms, 'f', 0) + u" ms"_s;
    if (ms < 60'000)
        return QString::number(ms / 1000, 'f', 2) + u" s"_s;
    const auto seconds = static_cast<qint64>(ms / 1000);
    return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString bytes(std::int64_t value)
{
    return QLocale(QLocale::English)
        .formattedDataSize(value, value < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QTimeZone budgetZone(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString clockTime(const QDateTime &at, const QTimeZone &zone)
{
    return at.isValid() ? at.toTimeZone(zone).toString(u"HH:mm"_s) : u"–"_s;
}

QString clockTimeExact(const QDateTime &at, const QTimeZone &zone)
{
    return at.isValid() ? at.toTimeZone(zone).toString(u"HH:mm:ss.zzz"_s) : u"–"_s;
}

namespace {

QString dayFormat()
{
    return QLocale().language() == QLocale::Chinese ? u"M月d日"_s : u"d MMM"_s;
}

} // namespace

QString dayAndTime(const QDateTime &at, const QTimeZone &zone)
{
    return at.isValid() ? QLocale().toString(at.toTimeZone(zone), dayFormat() + u" HH:mm"_s) : u"–"_s;
}

QString shortDay(const QDate &day)
{
    return day.isValid() ? QLocale().toString(day, dayFormat()) : u"–"_s;
}

int permilleOf(Amount part, Amount whole)
{
    if (part.nano <= 0)
        return 0;
    if (whole.nano <= 0 || part >= whole)
        return 1000;
    // Dividing the whole first keeps large sums inside 64 bits.
    const std::int64_t step = std::max<std::int64_t>(whole.nano / 1000, 1);
    return static_cast<int>(std::clamp<std::int64_t>(part.nano / step, 1, 1000));
}

} // namespace llm0::ui
