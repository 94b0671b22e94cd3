#include "client/attention.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int everyMs = 60'000;
constexpr int smallest = 10'000'000; // a cent

void addBlocked(QList<BlockedScope> &out, const Scope &scope, const QString &projectId)
{
    const std::pair<QString, const Window *> windows[] = {{u"day"_s, &scope.day}, {u"month"_s, &scope.month}};
    for (const auto &[name, window] : windows) {
        if (window->cap && window->left && window->left->nano <= 0) {
            out.append({scope.kind, scope.id, scope.name, projectId, name, *window->cap});
            return;
        }
    }
}

} // namespace

ReviewItem ReviewItem::from(const QJsonObject &o)
{
    return {textOf(o, u"kind"_s), textOf(o, u"id"_s), textOf(o, u"name"_s), textOf(o, u"project"_s)};
}

Amount BlockedScope::quarter() const
{
    return {std::max<std::int64_t>(smallest, cap.nano / 4 / smallest * smallest)};
}

QList<BlockedScope> blockedScopes(const Exposure &exposure)
{
    QList<BlockedScope> out;
    addBlocked(out, exposure.account, {});
    for (const Scope &project : exposure.account.children) {
        addBlocked(out, project, project.id);
        for (const Scope &child : project.children)
            addBlocked(out, child, project.id);
    }
    return out;
}

Attention::Attention(GatewayLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &Attention::refresh);
    connect(&link, &GatewayLink::configChanged, this, &Attention::refresh);
    connect(&link, &GatewayLink::connectionChanged, this, &Attention::refresh);
    m_timer.start();
}

void Attention::refresh()
{
    if (!m_link.connected())
        return;
    m_link.client().get(u"/review"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            return;
        m_reviews = listOf<ReviewItem>(answer.body, u"items"_s);
        m_link.setReviewCount(static_cast<int>(integerOf(answer.body, u"total"_s)));
        Q_EMIT changed();
    });
    m_link.client().get(u"/exposure"_s, this, [this](const Answer &answer) {
        if (!answer.ok)
            return;
        m_blocked = blockedScopes(Exposure::from(answer.body));
        Q_EMIT changed();
    });
}

int Attention::countOf(const QString &kind) const
{
    return static_cast<int>(std::count_if(m_reviews.begin(), m_reviews.end(),
                                          [&](const ReviewItem &item) { return item.kind == kind; }));
}

void Attention::raiseOnce(const BlockedScope &scope)
{
    JsonBody body;
    body.text(u"scope"_s, scope.kind)
        .text(u"window"_s, scope.window)
        .amount(u"amount_usd"_s, scope.quarter());
    if (scope.kind != u"account"_s)
        body.text(u"project"_s, scope.projectId);
    if (scope.kind == u"customer"_s || scope.kind == u"key"_s)
        body.text(scope.kind, scope.id);
    m_link.client().post(u"/allowances"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            Q_EMIT m_link.actionFailed(answer.error);
        refresh();
    });
}

} // namespace llm0::ui
