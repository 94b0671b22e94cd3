#include "pages/costarithmetic.h"

#include "format/format.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::cost)
};

struct Bucket {
    QString key;
    const char *name;
};

const QList<Bucket> &buckets()
{
    static const QList<Bucket> all{
        {u"input"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Input")},
        {u"cache_read"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Input, provider's cache")},
        {u"cache_write_5m"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Cache write, 5 min")},
        {u"cache_write_1h"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Cache write, 1 h")},
        {u"output"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Output")},
        {u"input_audio"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Audio in")},
        {u"cache_read_audio"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Audio in, cached")},
        {u"output_audio"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Audio out")},
        {u"input_image"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Image in")},
        {u"output_image"_s, QT_TRANSLATE_NOOP("llm0::ui::cost", "Image out")}};
    return all;
}

/// Dollars per million tokens: a pico-dollar per token is a micro-dollar per million.
QString perMillion(std::int64_t pico)
{
    QString text = Amount{pico * 1000}.text();
    const qsizetype point = text.indexOf(u'.');
    if (point < 0)
        return text + u".00"_s;
    return text.size() - point == 2 ? text + u'0' : text;
}

/// Nano-dollars, rounded up; nothing where the product leaves 64 bits.
MaybeAmount bucketCost(std::int64_t tokenCount, std::int64_t pico)
{
    if (pico > 0 && tokenCount > std::numeric_limits<std::int64_t>::max() / pico - 1000)
        return std::nullopt;
    return Amount{(tokenCount * pico + 999) / 1000};
}

} // namespace

QList<FactTable::Row> costRows(const Request &request, const QJsonObject &picoPerToken)
{
    QList<FactTable::Row> rows;
    for (const Bucket &bucket : buckets()) {
        const std::int64_t tokenCount = integerOf(request.usage, bucket.key);
        if (tokenCount == 0)
            continue;
        const auto pico = maybeIntegerOf(picoPerToken, bucket.key);
        const MaybeAmount cost = pico ? bucketCost(tokenCount, *pico) : std::nullopt;
        rows.append({{Words::tr(bucket.name), count(tokenCount), pico ? perMillion(*pico) : u"–"_s,
                      cost ? moneyItem(*cost) : u"–"_s},
                     {},
                     false});
    }
    rows.append({{Words::tr("Estimate, worst case"), {}, {}, moneyItem(request.estimate)}, {}, false});
    if (request.refused()) {
        rows.append({{Words::tr("Not spent"), {}, {}, moneyItem(request.avoided)}, {}, true});
        return rows;
    }
    rows.append({{Words::tr("Held for it"), {}, {}, moneyItem(request.reserved)}, {}, false});
    if (!request.saved.isZero())
        rows.append({{Words::tr("Saved by the cache"), {}, {}, moneyItem(request.saved)}, {}, false});
    rows.append({{Words::tr("Cost"), {}, {}, moneyItem(request.actual)}, {}, true});
    return rows;
}

QString refusalSentence(const QString &code)
{
    if (code == u"spend_paused"_s)
        return Words::tr("Spend was paused; paid calls were refused until it was resumed.");
    if (code == u"model_unpriced"_s)
        return Words::tr("The model has no price, so no cap could hold it. Set its price to let it through.");
    if (code == u"rate_limit_exceeded"_s || code == u"customer_rate_limit_exceeded"_s)
        return Words::tr("Too many requests in the window; it will pass when the window turns.");
    if (code == u"invalid_api_key"_s)
        return Words::tr("The key is missing, unknown or revoked.");
    if (code == u"ledger_unavailable"_s)
        return Words::tr("The ledger could not be written, so nothing may be spent.");
    if (code == u"provider_key_unreadable"_s)
        return Words::tr("The provider's key could not be read, so nothing was sent there.");
    return code.isEmpty() ? Words::tr("Refused before anything was spent.")
                          : Words::tr("Refused before anything was spent: %1.").arg(code);
}

} // namespace llm0::ui
