#include "client/cachedto.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {

std::optional<int> shareOf(const QString &decimal, int places)
{
    const auto amount = Amount::parse(decimal);
    if (!amount || amount->nano < 0 || amount->nano > 1'000'000'000)
        return std::nullopt;
    std::int64_t unit = 1'000'000'000;
    for (int i = 0; i < places; ++i)
        unit /= 10;
    return static_cast<int>(amount->nano / unit);
}

CacheCounters CacheCounters::from(const QJsonObject &o)
{
    return {integerOf(o, u"entries"_s), integerOf(o, u"bytes"_s), integerOf(o, u"hits"_s),
            integerOf(o, u"misses"_s)};
}

CacheSaving CacheSaving::read(const QJsonObject &o, const QString &dimension)
{
    return {textOf(o, dimension), integerOf(o, u"requests"_s), integerOf(o, u"hits"_s),
            amountOf(o, u"saved"_s)};
}

CacheOverview CacheOverview::from(const QJsonObject &o)
{
    CacheOverview view;
    const QJsonObject semantic = o.value(u"semantic"_s).toObject();
    view.exact = CacheCounters::from(o.value(u"exact"_s).toObject());
    view.semantic = CacheCounters::from(semantic);
    view.embedder = textOf(semantic, u"embedder"_s);
    view.findsParaphrases = semantic.value(u"finds_paraphrases"_s).toBool();
    view.fileBytes = integerOf(o, u"file_bytes"_s);
    view.hits = integerOf(o, u"hits"_s);
    view.saved = amountOf(o, u"saved"_s);
    return view;
}

SemanticPair SemanticPair::from(const QJsonObject &o)
{
    SemanticPair pair;
    pair.id = textOf(o, u"id"_s);
    pair.project = textOf(o, u"project"_s);
    pair.customer = textOf(o, u"customer"_s);
    pair.requestId = textOf(o, u"request_id"_s);
    pair.embedder = textOf(o, u"embedder"_s);
    pair.asked = textOf(o, u"asked"_s);
    pair.matched = textOf(o, u"matched"_s);
    pair.mark = textOf(o, u"mark"_s);
    pair.at = timeOf(o, u"at"_s);
    pair.similarity = shareOf(textOf(o, u"similarity"_s), 4).value_or(0);
    return pair;
}

ThresholdAdvice ThresholdAdvice::from(const QJsonObject &o)
{
    ThresholdAdvice advice;
    advice.embedder = textOf(o, u"embedder"_s);
    advice.good = integerOf(o, u"good"_s);
    advice.bad = integerOf(o, u"bad"_s);
    advice.goodLost = integerOf(o, u"good_lost"_s);
    advice.badKept = integerOf(o, u"bad_kept"_s);
    advice.permille = shareOf(textOf(o, u"advised_threshold"_s), 3);
    return advice;
}

QUrlQuery savingsQuery(const QDate &today, int days, const QString &groupBy)
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, today.addDays(1 - days).toString(Qt::ISODate));
    query.addQueryItem(u"to"_s, today.toString(Qt::ISODate));
    if (!groupBy.isEmpty())
        query.addQueryItem(u"group_by"_s, groupBy);
    return query;
}

} // namespace llm0::ui
