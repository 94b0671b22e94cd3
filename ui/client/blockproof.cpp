#include "client/blockproof.h"

#include "client/guardstate.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// The cheapest usual chat model of each provider that the price book knows.
const std::pair<QString, QString> cheapModels[] = {
    {u"openai"_s, u"gpt-4o-mini"_s},
    {u"anthropic"_s, u"claude-haiku-4-5"_s},
    {u"google"_s, u"gemini-2.5-flash-lite"_s},
    {u"groq"_s, u"groq/llama-3.1-8b-instant"_s},
    {u"mistral"_s, u"mistral/mistral-small-latest"_s},
    {u"deepseek"_s, u"deepseek/deepseek-chat"_s},
};

const Provider *find(const QList<Provider> &providers, const QString &slug)
{
    for (const Provider &provider : providers) {
        if (provider.slug == slug && provider.enabled)
            return &provider;
    }
    return nullptr;
}

QString keyPath(const QString &projectId)
{
    return u"/projects/"_s + AdminClient::segment(projectId) + u"/api-keys"_s;
}

} // namespace

BlockProof::BlockProof(GatewayLink &link, QObject *parent) : QObject(parent), m_link(link) {}

BlockProof::Plan BlockProof::planFor(const QList<Provider> &providers)
{
    Plan plan;
    plan.needsPlaceholder = true;
    plan.refusedModel = u"gpt-4o-mini"_s;
    for (const auto &[slug, model] : cheapModels) {
        const Provider *paid = find(providers, slug);
        if (!paid || !paid->keySet)
            continue;
        plan.needsPlaceholder = false;
        plan.refusedModel = plan.allowedModel = model;
        plan.allowedProvider = paid->name;
        break;
    }
    for (const Provider &provider : providers) {
        if (!provider.local || !provider.enabled || provider.models.isEmpty())
            continue;
        plan.allowedModel = provider.slug + u'/' + provider.models.first();
        plan.allowedProvider = provider.name;
        plan.allowedIsFree = true;
        break;
    }
    return plan;
}

void BlockProof::start(const Plan &plan, const QString &projectId, const QString &appKey)
{
    m_plan = plan;
    m_projectId = projectId;
    m_waiting = plan.allowedModel.isEmpty() ? 1 : 2;
    if (plan.needsPlaceholder)
        setPlaceholder([this] { makeProofKey(); });
    else
        makeProofKey();
    if (plan.allowedModel.isEmpty())
        return;
    m_call.trust(m_link.client().trusted());
    m_call.start(QUrl(listenUrl(m_link.status())), appKey, plan.allowedModel, this,
                 [this](const TrialResult &result) {
                     m_requestIds.append(result.requestId);
                     Q_EMIT allowedDone(result);
                     end();
                 });
}

/// Without any paid provider a paid call would end before its price is held. The cap is zero, so what is
/// held there is never sent to anybody, and it is taken away again.
void BlockProof::setPlaceholder(std::function<void()> next)
{
    m_link.client().put(u"/providers/openai/key"_s,
                        JsonBody().text(u"key"_s, u"placeholder-of-the-first-run"_s), this,
                        [this, next = std::move(next)](const Answer &answer) {
                            if (answer.ok)
                                next();
                            else
                                fail(answer.error);
                        });
}

void BlockProof::makeProofKey()
{
    JsonBody body;
    body.text(u"name"_s, tr("proof with a cap of zero")).amount(u"daily_cap_usd"_s, Amount{0});
    m_link.client().post(keyPath(m_projectId), body, this, [this](const Answer &answer) {
        if (!answer.ok) {
            fail(answer.error);
            cleanUp();
            return;
        }
        m_proofKeyId = textOf(answer.body.value(u"key"_s).toObject(), u"id"_s);
        callRefused(textOf(answer.body, u"api_key"_s));
    });
}

void BlockProof::callRefused(const QString &key)
{
    m_call.trust(m_link.client().trusted());
    m_call.start(QUrl(listenUrl(m_link.status())), key, m_plan.refusedModel, this,
                 [this](const TrialResult &result) {
                     m_requestIds.append(result.requestId);
                     cleanUp();
                     Q_EMIT refusedDone(result);
                     end();
                 });
}

/// The proof's key is revoked, the placeholder removed.
void BlockProof::cleanUp()
{
    if (m_plan.needsPlaceholder)
        m_link.client().remove(u"/providers/openai/key"_s, this, {});
    if (m_proofKeyId.isEmpty())
        return;
    m_link.client().patch(keyPath(m_projectId) + u'/' + m_proofKeyId,
                          JsonBody().boolean(u"is_active"_s, false), this, {});
}

void BlockProof::fail(const ApiError &error)
{
    Q_EMIT failed(error);
    end();
}

void BlockProof::end()
{
    if (--m_waiting == 0)
        Q_EMIT finished();
}

} // namespace llm0::ui
