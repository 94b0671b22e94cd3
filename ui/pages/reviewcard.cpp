#include "pages/reviewcard.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "pages/requesttexts.h"
#include "widgets/flowrow.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostShown = 30;

QString headOf(const WaitingItem &item)
{
    if (item.kind == u"model"_s)
        return ReviewCard::tr("Unpriced model");
    return item.kind == u"key"_s ? ReviewCard::tr("Uncapped key") : ReviewCard::tr("New customer");
}

QString aboutOf(const WaitingItem &item)
{
    if (item.kind == u"model"_s)
        return ReviewCard::tr("%n call(s) refused", nullptr, static_cast<int>(item.refused));
    if (item.kind == u"key"_s)
        return ReviewCard::tr("No cap holds it, nor project %1").arg(item.project);
    const QString spent = money(item.spentToday);
    if (!item.dayLimit)
        return ReviewCard::tr("No cap applied, %1 today").arg(spent);
    return item.source == u"tier"_s
               ? ReviewCard::tr("Tier %1 applied, %2 today").arg(item.tier, spent)
               : ReviewCard::tr("Default of %1 a day applied, %2 today").arg(money(*item.dayLimit), spent);
}

} // namespace

ReviewCard::ReviewCard(GatewayLink &link, QWidget *parent)
    : Card(tr("Needs review"), parent)
    , m_link(link)
    , m_area(new QScrollArea(this))
    , m_nothing(wrappingLabel(tr("Nothing waits for you. New customers, models without a price and keys "
                                 "without a cap show up here."),
                              "secondary", this))
{
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Needs review"));
    m_area->hide();
    body()->addWidget(m_nothing, 0, Qt::AlignTop);
    body()->addWidget(m_area, 1);
    body()->addStretch();
}

void ReviewCard::load()
{
    m_link.client().get(u"/review"_s, this, [this](const Answer &answer) {
        Q_EMIT loaded(answer);
        if (!answer.ok)
            return;
        const QByteArray text = QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
        if (text == m_shown)
            return;
        m_shown = text;
        showItems(listOf<WaitingItem>(answer.body, u"items"_s), integerOf(answer.body, u"total"_s));
    });
}

void ReviewCard::showItems(const QList<WaitingItem> &items, std::int64_t total)
{
    auto *inner = new QWidget(m_area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(12);
    for (const WaitingItem &item : items.first(std::min(items.size(), mostShown)))
        column->addWidget(rowOf(item));
    if (total > mostShown)
        column->addWidget(plainLabel(tr("%n more", nullptr, static_cast<int>(total - mostShown)),
                                     FontKind::Caption, "secondary", inner));
    column->addStretch();
    m_area->setWidget(inner);
    m_area->setVisible(!items.isEmpty());
    m_nothing->setVisible(items.isEmpty());
}

void ReviewCard::addButton(QLayout *row, const QString &text, const QString &about, std::function<void()> act)
{
    QPushButton *one = smallButton(text);
    one->setAccessibleName(text + u' ' + about);
    connect(one, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    row->addWidget(one);
}

QWidget *ReviewCard::rowOf(const WaitingItem &item)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    const QString name = item.kind == u"customer"_s ? customerText(item.name) : visibleText(item.name);
    column->addWidget(plainLabel(headOf(item), FontKind::Strong));
    QLabel *who = plainLabel({}, FontKind::Mono, nullptr, box);
    who->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    who->setText(QFontMetrics(who->font()).elidedText(name, Qt::ElideRight, 160));
    who->setAccessibleName(name);
    column->addWidget(who);
    QLabel *about = wrappingLabel(aboutOf(item), "secondary");
    about->setFont(fontOf(FontKind::Caption));
    column->addWidget(about);
    auto *row = new FlowRow(6);
    if (item.kind == u"model"_s) {
        addButton(row, tr("Set price…"), name, [this, item] { Q_EMIT priceWanted(item); });
        addButton(row, tr("Dismiss"), name, [this, item] { letPass(item); });
    } else {
        addButton(row, tr("Allow"), name, [this, item] { letPass(item); });
        addButton(row, tr("Cap…"), name, [this, item] { Q_EMIT capWanted(item); });
        addButton(row, tr("Block"), name, [this, item] { block(item); });
    }
    column->addLayout(row);
    return box;
}

void ReviewCard::letPass(const WaitingItem &item)
{
    m_link.client().post(u"/review"_s, JsonBody().text(u"kind"_s, item.kind).text(u"id"_s, item.id), this,
                         [this](const Answer &answer) { done(answer); });
}

void ReviewCard::block(const WaitingItem &item)
{
    const bool key = item.kind == u"key"_s;
    const QString path =
        key ? u"/projects/%1/api-keys/%2"_s.arg(item.projectId, item.id)
            : u"/projects/%1/customers/%2"_s.arg(item.projectId, AdminClient::segment(item.name));
    const JsonBody body =
        key ? JsonBody().boolean(u"is_active"_s, false) : JsonBody().boolean(u"blocked"_s, true);
    const JsonBody back =
        key ? JsonBody().boolean(u"is_active"_s, true) : JsonBody().boolean(u"blocked"_s, false);
    m_link.client().patch(path, body, this, [this, path, back, item](const Answer &answer) {
        if (answer.ok)
            m_link.lastChange().remember(tr("%1 is blocked").arg(item.name), [this, path, back] {
                m_link.client().patch(path, back, this, [this](const Answer &undone) { done(undone); });
            });
        done(answer);
    });
}

void ReviewCard::done(const Answer &answer)
{
    if (!answer.ok)
        Q_EMIT failed(answer.error);
    load();
}

} // namespace llm0::ui
