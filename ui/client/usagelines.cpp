#include "client/usagelines.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {

UsageLine UsageLine::from(const QJsonObject &o)
{
    UsageLine line;
    for (const QString &dimension : {u"project"_s, u"project_name"_s, u"key"_s, u"key_name"_s, u"customer"_s,
                                     u"tier"_s, u"model"_s, u"provider"_s, u"day"_s, u"hour"_s})
        if (o.contains(dimension))
            line.group.insert(dimension, textOf(o, dimension));
    line.requests = integerOf(o, u"requests"_s);
    line.refused = integerOf(o, u"refused"_s);
    line.failed = integerOf(o, u"failed"_s);
    line.cacheHits = integerOf(o, u"cache_hits"_s);
    line.promptTokens = integerOf(o, u"prompt_tokens"_s);
    line.completionTokens = integerOf(o, u"completion_tokens"_s);
    line.cost = amountOf(o, u"cost"_s);
    line.saved = amountOf(o, u"saved"_s);
    line.avoided = amountOf(o, u"avoided"_s);
    return line;
}

QString UsageLine::name(const QString &dimension) const
{
    const QString named = group.value(dimension + u"_name"_s);
    return named.isEmpty() ? group.value(dimension) : named;
}

} // namespace llm0::ui
