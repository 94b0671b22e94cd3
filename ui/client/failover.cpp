#include "client/failover.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr std::array<const char *, 3> classes = {"flagship", "balanced", "budget"};

QString ollamaName(std::size_t at)
{
    return u"ollama_model_"_s + QLatin1StringView(classes[at]);
}

QString standInName(const QString &slug, bool flagship)
{
    return u"failover_%1_%2"_s.arg(slug, flagship ? u"flagship"_s : u"cheap"_s);
}

QMap<QString, QStringList> chainsIn(const QString &json)
{
    QMap<QString, QStringList> chains;
    const QJsonObject all = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto it = all.begin(); it != all.end(); ++it)
        for (const QJsonValue &name : it.value().toArray())
            chains[it.key()].append(name.toString());
    return chains;
}

QString chainsText(const QMap<QString, QStringList> &chains)
{
    QJsonObject all;
    for (auto it = chains.begin(); it != chains.end(); ++it)
        all.insert(it.key(), QJsonArray::fromStringList(it.value()));
    return all.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace

QStringList FailoverPlan::withStandIns()
{
    return {u"openai"_s, u"anthropic"_s, u"google"_s};
}

FailoverPlan FailoverPlan::from(const QJsonObject &body)
{
    const QJsonObject settings = body.value(u"settings"_s).toObject();
    FailoverPlan plan;
    const auto value = [&](const QString &name) {
        const QJsonObject one = settings.value(name).toObject();
        if (textOf(one, u"source"_s) == u"environment"_s)
            plan.fixed.insert(name);
        return one.value(u"value"_s);
    };
    plan.mode = value(u"failover_mode"_s).toString();
    for (const QJsonValue &slug : value(u"failover_provider_order"_s).toArray())
        plan.order.append(slug.toString());
    for (const QString &slug : withStandIns())
        plan.standIns.insert(
            slug, {value(standInName(slug, true)).toString(), value(standInName(slug, false)).toString()});
    for (std::size_t i = 0; i < classes.size(); ++i)
        plan.ollama[i] = value(ollamaName(i)).toString();
    plan.chains = chainsIn(value(u"failover_chains"_s).toString());
    return plan;
}

JsonBody FailoverPlan::changesFrom(const FailoverPlan &before) const
{
    JsonBody body;
    if (mode != before.mode)
        body.text(u"failover_mode"_s, mode);
    if (order != before.order)
        body.raw(u"failover_provider_order"_s,
                 QJsonDocument(QJsonArray::fromStringList(order)).toJson(QJsonDocument::Compact));
    for (const QString &slug : withStandIns()) {
        const StandIns now = standIns.value(slug);
        const StandIns was = before.standIns.value(slug);
        if (now.flagship != was.flagship)
            body.text(standInName(slug, true), now.flagship);
        if (now.cheap != was.cheap)
            body.text(standInName(slug, false), now.cheap);
    }
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (ollama[i] != before.ollama[i])
            body.text(ollamaName(i), ollama[i]);
    if (chains != before.chains)
        body.text(u"failover_chains"_s, chainsText(chains));
    return body;
}

RouteStep RouteStep::from(const QJsonObject &o)
{
    return {textOf(o, u"provider"_s), textOf(o, u"model"_s), textOf(o, u"state"_s)};
}

RoutePreview RoutePreview::from(const QJsonObject &body)
{
    RoutePreview preview;
    preview.model = textOf(body, u"model"_s);
    preview.ownChain = body.value(u"own_chain"_s).toBool();
    preview.steps = listOf<RouteStep>(body, u"steps"_s);
    for (const QJsonValue &one : body.value(u"left_out"_s).toArray())
        preview.leftOut.append({textOf(one.toObject(), u"name"_s), textOf(one.toObject(), u"why"_s)});
    return preview;
}

} // namespace llm0::ui
