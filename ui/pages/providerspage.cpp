#include "pages/providerspage.h"

#include "format/format.h"
#include "pages/pricespanel.h"
#include "pages/providercard.h"

#include <QGridLayout>
#include <QScrollArea>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 940;

/// What works first, then what is local, then the rest by name.
int rankOf(const Provider &provider)
{
    if (provider.keySet && !provider.local)
        return 0;
    return provider.local ? 1 : 2;
}

} // namespace

ProvidersPage::ProvidersPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Providers & prices"), parent)
    , m_kind(new SegmentedControl(tr("Part"), this))
    , m_prices(new PricesPanel(link, this))
{
    m_kind->addChoice(u"providers"_s, tr("Providers"));
    m_kind->addChoice(u"prices"_s, tr("Prices"));
    head()->addWidget(m_kind);
    auto *area = new QScrollArea(this);
    m_area = area;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(tr("Providers"));
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    m_grid = new QGridLayout(inner);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(14);
    area->setWidget(inner);
    content()->addWidget(area, 1);
    content()->addWidget(m_prices, 1);
    m_prices->hide();
    connect(m_kind, &SegmentedControl::chosen, this, &ProvidersPage::showKind);
    connect(m_prices, &PricesPanel::loaded, this, &ProvidersPage::accept);
    connect(m_prices, &PricesPanel::counted, this, [this](int prices) {
        if (m_kind->choice() == u"prices"_s)
            setCountText(count(prices));
    });
}

void ProvidersPage::showKind(const QString &kind)
{
    const bool prices = kind == u"prices"_s;
    m_area->setVisible(!prices);
    m_prices->setVisible(prices);
    setCountText({});
    refresh();
}

/// A provider's slug, or "price:provider/model".
void ProvidersPage::showItem(const QString &item)
{
    const bool price = item.startsWith(u"price:"_s);
    m_kind->setChoice(price ? u"prices"_s : u"providers"_s);
    if (price) {
        const QString rest = item.mid(6);
        const qsizetype slash = rest.indexOf(u'/');
        m_prices->showModel(rest.left(slash), rest.mid(slash + 1));
    }
    m_area->setVisible(!price);
    m_prices->setVisible(price);
}

void ProvidersPage::focusFilter()
{
    if (m_prices->isVisible())
        m_prices->focusFilter();
}

QList<Command> ProvidersPage::commands()
{
    return {{tr("Prices of models"), tr("Action"), u"providers"_s, {}, u"rate cost"_s, [this] {
                 Q_EMIT pageWanted(u"providers"_s);
                 m_kind->setChoice(u"prices"_s);
                 showKind(u"prices"_s);
             }}};
}

void ProvidersPage::refresh()
{
    if (m_kind->choice() == u"prices"_s)
        return m_prices->load();
    client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (accept(answer))
            showProviders(listOf<Provider>(answer.body, u"providers"_s));
    });
}

bool ProvidersPage::sameProviders(const QList<Provider> &providers) const
{
    if (providers.size() != m_cards.size())
        return false;
    return std::all_of(m_cards.begin(), m_cards.end(), [&](const ProviderCard *card) {
        return std::any_of(providers.begin(), providers.end(),
                           [&](const Provider &p) { return p.slug == card->provider().slug; });
    });
}

void ProvidersPage::showProviders(const QList<Provider> &providers)
{
    if (sameProviders(providers)) { // cards keep their places while the page is open
        for (ProviderCard *card : std::as_const(m_cards))
            for (const Provider &provider : providers)
                if (provider.slug == card->provider().slug)
                    card->showProvider(provider);
        return;
    }
    QList<Provider> sorted = providers;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Provider &a, const Provider &b) { return rankOf(a) < rankOf(b); });
    qDeleteAll(m_cards);
    m_cards.clear();
    for (const Provider &provider : std::as_const(sorted)) {
        auto *card = new ProviderCard(link(), provider, this);
        m_cards.append(card);
        connect(card, &ProviderCard::changed, this, &ProvidersPage::refreshSoon);
        connect(card, &ProviderCard::failed, this, &ProvidersPage::showFailure);
    }
    placeCards();
    for (ProviderCard *card : std::as_const(m_cards))
        if (card->provider().local && card->provider().enabled && card->provider().status == u"unknown"_s)
            card->test();
}

void ProvidersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int wanted = width() < narrowPage ? 2 : 3;
    if (std::exchange(m_columns, wanted) != wanted)
        placeCards();
}

void ProvidersPage::placeCards()
{
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    for (int at = 0; at < m_cards.size(); ++at)
        m_grid->addWidget(m_cards.at(at), at / m_columns, at % m_columns);
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    m_grid->setRowStretch(static_cast<int>(m_cards.size()) / m_columns + 1, 1);
}

} // namespace llm0::ui
