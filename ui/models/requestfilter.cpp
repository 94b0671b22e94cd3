#include "models/requestfilter.h"

#include "client/adminclient.h"
#include "format/days.h"
#include "models/filterwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::RequestFilter)
};

/// Reads one value into the filter; what is wrong with it, or nothing.
using Reader = QString (*)(RequestFilter &filter, const QString &value, const QDateTime &now,
                           const QTimeZone &zone);

template <QString RequestFilter::*Field>
QString readText(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    filter.*Field = value;
    return {};
}

QString oneOf(const QString &key)
{
    return Words::tr("%1: takes %2").arg(key, fixedFilterValues(key).join(u", "_s));
}

QString readStatus(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    const QString word = value.toLower();
    if (!fixedFilterValues(u"status"_s).contains(word))
        return oneOf(u"status"_s);
    filter.status = word == u"answered"_s ? u"ok"_s : word;
    return {};
}

QString readCache(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    if (!fixedFilterValues(u"cache"_s).contains(value.toLower()))
        return oneOf(u"cache"_s);
    filter.cache = value.toLower();
    return {};
}

QString readLabel(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    if (value.indexOf(u'=') < 1)
        return Words::tr("Write a label as label:name=value");
    filter.label = value;
    return {};
}

QString readCost(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    static const QRegularExpression form(u"^(>=|<=|>|<|=)?\\$?([0-9.]+)$"_s);
    const auto match = form.match(value);
    const auto amount = match.hasMatch() ? Amount::parse(match.captured(2)) : std::nullopt;
    if (!amount)
        return Words::tr("Write a cost in dollars, as in cost:>0.01 or cost:<1");
    const QString sign = match.captured(1);
    constexpr Amount least{1};
    if (sign != u"<"_s && sign != u"<="_s)
        filter.costAbove = sign == u">"_s ? *amount : *amount - least;
    if (sign != u">"_s && sign != u">="_s)
        filter.costBelow = sign == u"<"_s ? *amount : *amount + least;
    return {};
}

std::optional<std::int64_t> spanMs(const QString &text)
{
    static const QRegularExpression form(u"^([0-9]{1,6})(ms|s|m|min|h|d|w)$"_s);
    const auto match = form.match(text.toLower());
    if (!match.hasMatch())
        return std::nullopt;
    static const QHash<QString, std::int64_t> units{
        {u"ms"_s, 1},        {u"s"_s, 1000},       {u"m"_s, 60'000},     {u"min"_s, 60'000},
        {u"h"_s, 3'600'000}, {u"d"_s, 86'400'000}, {u"w"_s, 604'800'000}};
    return match.captured(1).toLongLong() * units.value(match.captured(2));
}

QString readTook(RequestFilter &filter, const QString &value, const QDateTime &, const QTimeZone &)
{
    const auto ms = value.startsWith(u'>') ? spanMs(value.mid(1)) : std::nullopt;
    if (!ms)
        return Words::tr("Write a duration, as in took:>2s or took:>500ms");
    filter.tookAboveMs = *ms;
    return {};
}

QDateTime instantOf(const QString &value, const QDateTime &now, const QTimeZone &zone)
{
    const QDate today = now.toTimeZone(zone).date();
    if (value.compare(u"today"_s, Qt::CaseInsensitive) == 0)
        return dayStart(today, zone);
    if (value.compare(u"yesterday"_s, Qt::CaseInsensitive) == 0)
        return dayStart(today.addDays(-1), zone);
    if (const auto span = spanMs(value))
        return now.addMSecs(-*span);
    if (const QDate day = QDate::fromString(value, Qt::ISODate); day.isValid() && value.size() == 10)
        return dayStart(day, zone);
    QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return time;
}

template <QDateTime RequestFilter::*Field>
QString readInstant(RequestFilter &filter, const QString &value, const QDateTime &now, const QTimeZone &zone)
{
    const QDateTime at = instantOf(value, now, zone);
    if (!at.isValid())
        return Words::tr("Write a span or a day, as in since:2h, since:today or since:2026-11-24");
    filter.*Field = at;
    return {};
}

struct Key {
    QString name;
    Reader read;
};

const QList<Key> &keys()
{
    static const QList<Key> all{
        {u"customer"_s, readText<&RequestFilter::customer>},
        {u"status"_s, readStatus},
        {u"model"_s, readText<&RequestFilter::model>},
        {u"cost"_s, readCost},
        {u"since"_s, readInstant<&RequestFilter::since>},
        {u"until"_s, readInstant<&RequestFilter::until>},
        {u"project"_s, readText<&RequestFilter::project>},
        {u"key"_s, readText<&RequestFilter::key>},
        {u"tier"_s, readText<&RequestFilter::tier>},
        {u"provider"_s, readText<&RequestFilter::provider>},
        {u"cache"_s, readCache},
        {u"error"_s, readText<&RequestFilter::error>},
        {u"took"_s, readTook},
        {u"label"_s, readLabel},
        {u"id"_s, readText<&RequestFilter::id>},
    };
    return all;
}

const Key *keyNamed(const QString &name)
{
    for (const Key &key : keys())
        if (key.name == name)
            return &key;
    return nullptr;
}

/// The known key that is nearest to a mistyped one: same letters but one.
QString nearestKey(const QString &typed)
{
    for (const Key &key : keys()) {
        if (typed.size() >= 2 && key.name.startsWith(typed))
            return key.name;
        for (qsizetype i = 0; i < key.name.size(); ++i) {
            const QString less = QString(key.name).remove(i, 1);
            for (qsizetype j = 0; j < typed.size(); ++j)
                if (typed == less || QString(typed).remove(j, 1) == less
                    || QString(typed).remove(j, 1) == key.name)
                    return key.name;
        }
    }
    return {};
}

QString faultOf(RequestFilter &filter, QStringList &seen, const FilterWord &word, const QDateTime &now,
                const QTimeZone &zone)
{
    if (!word.closed)
        return Words::tr("A quote is opened and not closed");
    if (word.key.isEmpty())
        return Words::tr("“%1” needs a field before it, as in customer:%1").arg(word.value);
    const Key *key = keyNamed(word.key);
    if (!key) {
        const QString nearest = nearestKey(word.key);
        return nearest.isEmpty()
                   ? Words::tr("There is no field “%1”. Use %2").arg(word.key, filterKeys().join(u", "_s))
                   : Words::tr("There is no field “%1”. Did you mean %2:?").arg(word.key, nearest);
    }
    if (word.value.isEmpty())
        return Words::tr("%1: needs a value").arg(word.key);
    if (seen.contains(word.key) && word.key != u"cost"_s)
        return Words::tr("%1: stands twice").arg(word.key);
    seen.append(word.key);
    return key->read(filter, word.value, now, zone);
}

bool fits(const QString &wanted, const QString &value)
{
    if (wanted.isEmpty())
        return true;
    if (!wanted.contains(u'*'))
        return wanted == value;
    QString pattern = QRegularExpression::escape(wanted);
    pattern.replace(u"\\*"_s, u".*"_s);
    return QRegularExpression(u"^"_s + pattern + u"$"_s, QRegularExpression::CaseInsensitiveOption
                                                             | QRegularExpression::DotMatchesEverythingOption)
        .match(value)
        .hasMatch();
}

bool statusFits(const QString &wanted, const Request &request)
{
    if (wanted != u"blocked"_s)
        return fits(wanted, request.status);
    return request.refused()
           && (request.errorCode == u"spend_cap_exceeded"_s
               || request.errorCode == u"customer_spend_cap_exceeded"_s);
}

bool cacheFits(const QString &wanted, const QString &cache)
{
    return wanted == u"hit"_s ? cache == u"exact"_s || cache == u"semantic"_s : fits(wanted, cache);
}

bool labelFits(const QString &wanted, const QJsonObject &labels)
{
    const qsizetype sign = wanted.indexOf(u'=');
    return wanted.isEmpty()
           || (labels.contains(wanted.left(sign))
               && fits(wanted.mid(sign + 1), labels.value(wanted.left(sign)).toString()));
}

bool figuresFit(const RequestFilter &filter, const Request &request)
{
    return (!filter.costAbove || request.actual > *filter.costAbove)
           && (!filter.costBelow || request.actual < *filter.costBelow)
           && (!filter.tookAboveMs || request.totalMs > double(*filter.tookAboveMs))
           && (!filter.since.isValid() || request.startedAt >= filter.since)
           && (!filter.until.isValid() || request.startedAt < filter.until);
}

} // namespace

RequestFilter RequestFilter::parse(const QString &text, const QDateTime &now, const QTimeZone &zone)
{
    RequestFilter filter;
    QStringList seen;
    for (const FilterWord &word : filterWords(text)) {
        const QString wrong = faultOf(filter, seen, word, now, zone);
        if (wrong.isEmpty())
            continue;
        filter.fault = FilterFault{word.at, word.length, wrong};
        break;
    }
    return filter;
}

bool RequestFilter::isEmpty() const
{
    QUrlQuery query;
    writeTo(query);
    return query.isEmpty();
}

void RequestFilter::writeTo(QUrlQuery &query) const
{
    QString labelColon = label;
    if (!label.isEmpty())
        labelColon[label.indexOf(u'=')] = u':';
    const auto time = [](const QDateTime &at) {
        return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
    };
    const std::pair<QString, QString> words[] = {
        {u"customer"_s, customer},
        {u"project"_s, project},
        {u"key"_s, key},
        {u"tier"_s, tier},
        {u"model"_s, model},
        {u"provider"_s, provider},
        {u"status"_s, status},
        {u"error"_s, error},
        {u"cache"_s, cache},
        {u"label"_s, labelColon},
        {u"id"_s, id},
        {u"cost_above"_s, costAbove ? costAbove->text() : QString()},
        {u"cost_below"_s, costBelow ? costBelow->text() : QString()},
        {u"took_above_ms"_s, tookAboveMs ? QString::number(*tookAboveMs) : QString()},
        {u"from"_s, time(since)},
        {u"to"_s, time(until)}};
    for (const auto &[name, value] : words)
        if (!value.isEmpty())
            query.addQueryItem(name, AdminClient::segment(value));
}

bool RequestFilter::matches(const Request &request) const
{
    const bool customerFits =
        fits(customer, request.customer) || (customer == u"~"_s && request.customer.isEmpty());
    const bool modelFits = fits(model, request.modelAsked) || fits(model, request.modelServed);
    const bool projectFits = fits(project, request.project) || project == request.projectId;
    return customerFits && modelFits && projectFits && statusFits(status, request)
           && fits(key, request.keyName) && fits(tier, request.tier) && fits(provider, request.provider)
           && fits(error, request.errorCode) && cacheFits(cache, request.cache)
           && labelFits(label, request.labels) && fits(id, request.id) && figuresFit(*this, request);
}

const QStringList &filterKeys()
{
    static const QStringList names = [] {
        QStringList all;
        for (const Key &key : keys())
            all.append(key.name);
        return all;
    }();
    return names;
}

QStringList fixedFilterValues(const QString &key)
{
    if (key == u"status"_s)
        return {u"ok"_s,     u"answered"_s, u"blocked"_s,    u"refused"_s,
                u"failed"_s, u"aborted"_s,  u"unconfirmed"_s};
    if (key == u"cache"_s)
        return {u"hit"_s, u"exact"_s, u"semantic"_s, u"miss"_s};
    if (key == u"since"_s || key == u"until"_s)
        return {u"15m"_s, u"1h"_s, u"24h"_s, u"7d"_s, u"30d"_s, u"today"_s, u"yesterday"_s};
    if (key == u"cost"_s)
        return {u">0.01"_s, u">0.10"_s, u">1"_s, u"0"_s};
    if (key == u"took"_s)
        return {u">1s"_s, u">10s"_s, u">1m"_s};
    return {};
}

QString filterValue(const QString &value)
{
    const bool plain = std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    return plain ? value : u'"' + QString(value).remove(u'"') + u'"';
}

} // namespace llm0::ui
