#include "pages/providerspage.h"

#include "dialogs/endpointdialog.h"
#include "format/format.h"
#include "pages/failoverpanel.h"
#include "pages/priceeditor.h"
#include "pages/pricespanel.h"
#include "pages/providercard.h"
#include "pages/providerinspector.h"
#include "pages/routetrial.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowestCard = 300;
constexpr int cardGap = 14;
constexpr int healthMs = 2'000;

int partOf(const QString &kind)
{
    return kind == u"prices"_s ? 2 : kind == u"failover"_s ? 1 : 0;
}

/// What works first, then what is local, then the rest by name.
int rankOf(const Provider &provider)
{
    if (provider.own || (provider.keySet && !provider.local))
        return 0;
    return provider.local ? 1 : 2;
}

} // namespace

ProvidersPage::ProvidersPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Providers & prices"), parent)
    , m_kind(new SegmentedControl(tr("Part"), this))
    , m_failover(new FailoverPanel(link, this))
    , m_prices(new PricesPanel(link, this))
    , m_add(button(tr("Add endpoint…"), "", this))
    , m_views(new QStackedWidget(this))
    , m_details(new QStackedWidget(this))
    , m_inspector(new ProviderInspector(link, this))
{
    m_kind->addChoice(u"providers"_s, tr("Providers"));
    m_kind->addChoice(u"failover"_s, tr("Failover"));
    m_kind->addChoice(u"prices"_s, tr("Prices"));
    m_add->setObjectName(u"addEndpointButton"_s);
    head()->addWidget(m_add);
    head()->addWidget(m_kind);
    auto *area = new QScrollArea(this);
    m_area = area;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Providers"));
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    m_grid = new QGridLayout(inner);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(cardGap);
    area->setWidget(inner);
    m_views->addWidget(area);
    m_views->addWidget(m_failover);
    m_views->addWidget(m_prices);
    content()->addWidget(m_views, 1);
    m_details->addWidget(m_inspector);
    m_details->addWidget(m_failover->trial());
    m_details->addWidget(m_prices->editor());
    setInspector(m_details);
    m_details->hide();
    m_healthTimer.setInterval(healthMs);
    m_views->installEventFilter(this);
    connect(&m_healthTimer, &QTimer::timeout, this, &ProvidersPage::loadHealth);
    connect(m_add, &QPushButton::clicked, this, &ProvidersPage::addEndpoint);
    connect(m_kind, &SegmentedControl::chosen, this, &ProvidersPage::showKind);
    connect(m_inspector, &ProviderInspector::changed, this, &ProvidersPage::refresh);
    connect(m_inspector, &ProviderInspector::failed, this, &ProvidersPage::showFailure);
    connect(m_failover, &FailoverPanel::loaded, this, &ProvidersPage::accept);
    connect(m_failover, &FailoverPanel::failed, this, &ProvidersPage::showFailure);
    connect(m_prices, &PricesPanel::loaded, this, &ProvidersPage::accept);
    connect(m_prices, &PricesPanel::chosen, this, &ProvidersPage::showInspector);
    connect(m_prices, &PricesPanel::counted, this, [this](int prices) {
        if (m_kind->choice() == u"prices"_s)
            setCountText(count(prices));
    });
}

void ProvidersPage::showKind(const QString &kind)
{
    m_views->setCurrentIndex(partOf(kind));
    m_add->setVisible(kind == u"providers"_s);
    setCountText({});
    showInspector();
    refresh();
}

/// The inspector shows what is chosen in the part on screen, or goes.
void ProvidersPage::showInspector()
{
    const int part = partOf(m_kind->choice());
    const bool any[] = {!m_shown.isEmpty(), true, m_prices->hasChoice()};
    m_details->setCurrentIndex(part);
    m_details->setVisible(any[part]);
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
    } else {
        m_wanted = item;
    }
    showKind(m_kind->choice());
}

void ProvidersPage::focusFilter()
{
    if (m_prices->isVisible())
        m_prices->focusFilter();
}

QList<Command> ProvidersPage::commands()
{
    return {{tr("Add an endpoint…"),
             tr("Action"),
             u"providers"_s,
             {},
             u"own custom vllm url"_s,
             [this] {
                 Q_EMIT pageWanted(u"providers"_s);
                 addEndpoint();
             }},
            {tr("What happens when a provider fails"),
             tr("Action"),
             u"providers"_s,
             {},
             u"failover order chain fallback"_s,
             [this] {
                 Q_EMIT pageWanted(u"providers"_s);
                 m_kind->setChoice(u"failover"_s);
                 showKind(u"failover"_s);
             }},
            {tr("Prices of models"), tr("Action"), u"providers"_s, {}, u"rate cost"_s, [this] {
                 Q_EMIT pageWanted(u"providers"_s);
                 m_kind->setChoice(u"prices"_s);
                 showKind(u"prices"_s);
             }}};
}

void ProvidersPage::refresh()
{
    if (m_kind->choice() == u"prices"_s)
        return m_prices->load();
    if (m_kind->choice() == u"failover"_s)
        return m_failover->load();
    client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        showProviders(listOf<Provider>(answer.body, u"providers"_s));
        if (!m_wanted.isEmpty())
            m_shown = std::exchange(m_wanted, {});
        loadHealth();
    });
}

void ProvidersPage::loadHealth()
{
    if (m_kind->choice() != u"providers"_s)
        return;
    client().get(u"/providers/health"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        m_health = ProvidersHealth::from(answer.body);
        for (ProviderCard *card : std::as_const(m_cards))
            card->showHealth(m_health.of(card->provider().slug));
        showDetails(m_shown);
    });
}

void ProvidersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_healthTimer.start();
}

void ProvidersPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_healthTimer.stop();
}

/// Of the provider `slug`; of none when it is gone.
void ProvidersPage::showDetails(const QString &slug)
{
    QString shown; // slug may be m_shown itself
    for (ProviderCard *card : std::as_const(m_cards)) {
        const bool chosen = card->provider().slug == slug;
        card->setChosen(chosen);
        if (!chosen)
            continue;
        shown = slug;
        m_inspector->showProvider(card->provider(), m_health.of(slug));
    }
    m_shown = shown;
    showInspector();
}

void ProvidersPage::addEndpoint()
{
    EndpointDialog dialog(client(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_wanted = dialog.slug();
    refresh();
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
        connect(card, &ProviderCard::detailsWanted, this,
                [this](const QString &slug) { showDetails(slug == m_shown ? QString() : slug); });
    }
    m_columns = fittingColumns();
    placeCards();
    for (ProviderCard *card : std::as_const(m_cards))
        if (card->provider().local && card->provider().enabled && card->provider().status == u"unknown"_s)
            card->test();
}

/// As many as fit beside one another with all their buttons, whatever the language.
int ProvidersPage::fittingColumns() const
{
    int widest = narrowestCard - cardGap;
    for (const ProviderCard *card : m_cards)
        widest = std::max(widest, card->minimumSizeHint().width());
    const int room = m_views->width() - m_area->verticalScrollBar()->sizeHint().width();
    return std::clamp((room + cardGap) / (widest + cardGap), 1, 3);
}

void ProvidersPage::fitColumns()
{
    const int wanted = fittingColumns();
    if (std::exchange(m_columns, wanted) != wanted)
        placeCards();
}

bool ProvidersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_views && event->type() == QEvent::Resize)
        fitColumns(); // the inspector came, went or was moved
    return Page::eventFilter(watched, event);
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
