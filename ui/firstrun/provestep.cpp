#include "firstrun/provestep.h"

#include "format/format.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ProveStep::ProveStep(GatewayLink &link, QWidget *parent) : QWidget(parent), m_link(link), m_proof(link)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto *card = new Card(tr("Two calls, made as an app makes them"), this);
    card->body()->setSpacing(14);
    m_allowed = addLine(*card, u"provedAllowed"_s);
    card->body()->addWidget(rule(card));
    m_refused = addLine(*card, u"provedRefused"_s);
    column->addWidget(card);
    column->addStretch();
    connect(&m_proof, &BlockProof::allowedDone, this, &ProveStep::showAllowed);
    connect(&m_proof, &BlockProof::refusedDone, this, &ProveStep::showRefused);
    connect(&m_proof, &BlockProof::failed, this, &ProveStep::failed);
    connect(&m_proof, &BlockProof::finished, this, [this] { Q_EMIT runningChanged(false); });
}

ProveStep::Line ProveStep::addLine(Card &card, const QString &objectName)
{
    Line line{new StatePill(&card), plainLabel({}, FontKind::Strong, nullptr, &card),
              wrappingLabel({}, "secondary", &card)};
    line.pill->setObjectName(objectName);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *pillBox = new QWidget(&card);
    pillBox->setFixedWidth(110);
    auto *pillRow = new QHBoxLayout(pillBox);
    pillRow->setContentsMargins(0, 0, 0, 0);
    pillRow->addWidget(line.pill);
    pillRow->addStretch();
    row->addWidget(pillBox, 0, Qt::AlignTop);
    auto *text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(line.title);
    text->addWidget(line.text);
    row->addLayout(text, 1);
    card.body()->addLayout(row);
    return line;
}

void ProveStep::setPlan(const BlockProof::Plan &plan, const QString &projectId)
{
    m_plan = plan;
    m_projectId = projectId;
    m_allowed.pill->setPill({Mark::Idle, tr("not yet")});
    m_refused.pill->setPill({Mark::Idle, tr("not yet")});
    if (plan.allowedModel.isEmpty()) {
        m_allowed.title->setText(tr("Nothing here could answer yet"));
        m_allowed.text->setText(
            tr("No provider has a key and Ollama does not run, so no call can be let through today."));
    } else {
        m_allowed.title->setText(tr("A call to %1 that is within its caps").arg(plan.allowedModel));
        m_allowed.text->setText(plan.allowedIsFree
                                    ? tr("Runs on this computer and costs nothing.")
                                    : tr("A real call with your %1 key; it costs a small part of a cent.")
                                          .arg(plan.allowedProvider));
    }
    m_refused.title->setText(tr("A call to %1 with a cap of zero").arg(plan.refusedModel));
    m_refused.text->setText(
        plan.needsPlaceholder
            ? tr("Refused before a byte leaves this computer. For this one call a placeholder stands in for "
                 "OpenAI's key, and is taken away again.")
            : tr("Refused before a byte leaves this computer. The key made for it is revoked afterwards."));
}

void ProveStep::prove()
{
    Q_EMIT runningChanged(true);
    if (!m_plan.allowedModel.isEmpty())
        m_allowed.pill->setPill({Mark::Idle, tr("calling…")});
    m_refused.pill->setPill({Mark::Idle, tr("calling…")});
    if (m_appKey.isEmpty())
        makeAppKey();
    else
        m_proof.start(m_plan, m_projectId, m_appKey);
}

void ProveStep::makeAppKey()
{
    m_appKeyName = tr("my first app");
    m_link.client().post(u"/projects/"_s + AdminClient::segment(m_projectId) + u"/api-keys"_s,
                         JsonBody().text(u"name"_s, m_appKeyName), this, [this](const Answer &answer) {
                             if (!answer.ok) {
                                 Q_EMIT runningChanged(false);
                                 Q_EMIT failed(answer.error);
                                 return;
                             }
                             m_appKey = textOf(answer.body, u"api_key"_s);
                             m_proof.start(m_plan, m_projectId, m_appKey);
                         });
}

void ProveStep::showAllowed(const TrialResult &result)
{
    if (result.allowed()) {
        m_allowed.pill->setPill({Mark::Ok, tr("answered")});
        m_allowed.text->setText(
            tr("%1 answered in %2 for %3.")
                .arg(result.model, milliseconds(static_cast<double>(result.ms)), moneyItem(result.cost)));
        return;
    }
    m_allowed.pill->setPill({Mark::Near, tr("failed")});
    m_allowed.text->setText(result.message);
}

void ProveStep::showRefused(const TrialResult &result)
{
    const bool byCap = result.code == u"spend_cap_exceeded"_s;
    if (byCap) {
        m_refused.pill->setPill({Mark::Blocking, tr("blocked")});
        m_refused.text->setText(tr("HTTP %1 after %2: %3")
                                    .arg(result.status)
                                    .arg(milliseconds(static_cast<double>(result.ms)), result.message));
        Q_EMIT proved();
        return;
    }
    m_refused.pill->setPill({Mark::Near, tr("not proved")});
    m_refused.text->setText(result.message);
}

} // namespace llm0::ui
