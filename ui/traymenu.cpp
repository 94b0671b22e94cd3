#include "traymenu.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "pausemenu.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostListed = 12;

/// A name from outside as a menu shows it: no mnemonics, not too long.
QString menuText(QString name)
{
    name = visibleText(name);
    if (name.size() > 40)
        name = name.left(39) + u'…';
    return withoutMnemonics(name);
}

QString pageOf(const QString &kind)
{
    return kind == u"customer"_s ? u"customers"_s
           : kind == u"key"_s    ? u"keys"_s
           : kind == u"model"_s  ? u"providers"_s
                                 : u"overview"_s;
}

} // namespace

TrayMenu::TrayMenu(GatewayLink &link, Attention &attention)
    : m_link(link)
    , m_attention(attention)
    , m_state(addAction(QString()))
    , m_left(addAction(QString()))
    , m_spent(addAction(QString()))
{
    for (QAction *line : {m_state, m_left, m_spent})
        line->setEnabled(false);
    addSeparator();
    m_pause = addMenu(tr("Pause spend"));
    fillPauseMenu(*m_pause, m_link);
    m_resume = addAction(tr("Resume spend…"), this, &TrayMenu::resumeRequested);
    m_blocked = addMenu(tr("Blocking now"));
    m_reviews = addMenu(tr("Needs review"));
    m_endpoints = addMenu(tr("Copy endpoint"));
    buildEndpoints();
    addSeparator();
    addAction(tr("Open LLM0"), this, &TrayMenu::openRequested);
    addAction(tr("Settings"), this, [this] { Q_EMIT itemRequested(u"settings"_s, {}); });
    addAction(tr("Quit…"), this, &TrayMenu::quitRequested);
    connect(this, &QMenu::aboutToShow, &m_attention, &Attention::refresh);
    connect(&m_attention, &Attention::changed, this, [this] {
        showBlocked();
        showReviews();
    });
    showBlocked();
    showReviews();
    showStatus();
}

void TrayMenu::buildEndpoints()
{
    const std::pair<QString, QString> paths[] = {{u"OpenAI"_s, u"/v1"_s},
                                                 {u"Anthropic"_s, QString()},
                                                 {u"Gemini"_s, QString()},
                                                 {u"Ollama"_s, QString()}};
    for (const auto &[name, path] : paths)
        m_endpoints->addAction(name, this, [this, tail = path] {
            QGuiApplication::clipboard()->setText(listenUrl(m_link.status()) + tail);
        });
}

void TrayMenu::showStatus()
{
    const GuardState state = guardStateOf(m_link);
    const Status &status = m_link.status();
    const bool known = m_link.hasStatus();
    m_state->setText(guardWord(state));
    m_left->setText(tr("Can still spend today: %1")
                        .arg(!known                 ? u"–"_s
                             : status.canStillSpend ? money(*status.canStillSpend)
                                                    : tr("uncapped")));
    m_spent->setText(tr("Spent today: %1").arg(known ? money(status.spentToday) : u"–"_s));
    m_pause->menuAction()->setVisible(state != GuardState::Paused);
    m_pause->setEnabled(state != GuardState::Down);
    m_resume->setVisible(state == GuardState::Paused);
    m_endpoints->setEnabled(!listenUrl(status).isEmpty());
}

void TrayMenu::showBlocked()
{
    m_blocked->clear();
    const QList<BlockedScope> &blocked = m_attention.blocked();
    for (const BlockedScope &scope : blocked.mid(0, mostListed)) {
        const QString name = scope.kind == u"account"_s ? tr("The account") : menuText(scope.name);
        m_blocked->addAction(tr("%1: raise once by %2").arg(name, money(scope.quarter())), this,
                             [this, scope] { m_attention.raiseOnce(scope); });
    }
    if (!blocked.isEmpty()) {
        m_blocked->addSeparator();
        m_blocked->addAction(tr("Show all"), this, [this] { Q_EMIT itemRequested(u"overview"_s, {}); });
    }
    m_blocked->setTitle(blocked.isEmpty() ? tr("Blocking now") : tr("Blocking now (%1)").arg(blocked.size()));
    m_blocked->setEnabled(!blocked.isEmpty());
}

void TrayMenu::showReviews()
{
    m_reviews->clear();
    for (const ReviewItem &item : m_attention.reviews().mid(0, mostListed)) {
        const QString what = item.kind == u"customer"_s ? tr("New customer %1")
                             : item.kind == u"model"_s  ? tr("Model without a price %1")
                                                        : tr("Key without a cap %1");
        m_reviews->addAction(what.arg(menuText(item.name)), this, [this, item] {
            Q_EMIT itemRequested(pageOf(item.kind), item.kind == u"customer"_s ? item.name : item.id);
        });
    }
    const int total = m_link.reviewCount();
    m_reviews->setTitle(total == 0 ? tr("Needs review") : tr("Needs review (%1)").arg(total));
    m_reviews->setEnabled(total > 0);
}

} // namespace llm0::ui
