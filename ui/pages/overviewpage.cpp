#include "pages/overviewpage.h"

#include "charts/spendchart.h"
#include "dialogs/capsdialog.h"
#include "format/format.h"
#include "models/exposuremodel.h"
#include "pages/exposurecard.h"
#include "pages/latestrequests.h"
#include "widgets/table.h"
#include "widgets/treetable.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int latestShown = 20;
constexpr int narrowPage = 940;

/// Start of the budget zone's day that `at` falls in.
QDateTime dayStart(const QDateTime &at, const QTimeZone &zone)
{
    return at.toTimeZone(zone).date().startOfDay(zone);
}

/// Cost by hour, added up. Rows come in any order.
SpendSteps stepsOf(const QJsonObject &usage, const QDateTime &start, const QDateTime &now)
{
    SpendSteps out;
    QMap<int, Amount> byMinute;
    for (const QJsonValue &value : usage.value(u"usage"_s).toArray()) {
        const QJsonObject row = value.toObject();
        const QDateTime hour = timeOf(row, u"hour"_s);
        const qint64 minute = std::max<qint64>(start.secsTo(hour) / 60, 0);
        byMinute[static_cast<int>(minute)] = byMinute[static_cast<int>(minute)] + amountOf(row, u"cost"_s);
    }
    Amount total;
    for (auto it = byMinute.cbegin(); it != byMinute.cend(); ++it) {
        total = total + it.value();
        out.steps.append({it.key(), total});
    }
    out.nowMinute = static_cast<int>(start.secsTo(now) / 60);
    return out;
}

QString latencyText(const Provider &provider)
{
    if (provider.local && !provider.models.isEmpty())
        return provider.models.size() == 1 ? OverviewPage::tr("1 model, free")
                                           : OverviewPage::tr("%1 models, free").arg(provider.models.size());
    return provider.latencyMs > 0 ? milliseconds(provider.latencyMs) : QString();
}

} // namespace

OverviewPage::OverviewPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Overview"), parent)
    , m_window(new SegmentedControl(tr("Window"), this))
    , m_card(new ExposureCard(this))
    , m_chart(new SpendChart(this))
    , m_latest(new LatestRequests(this))
    , m_model(new ExposureModel(this))
    , m_tree(new TreeTable(tr("Exposure by project"), this))
    , m_empty(new EmptyState(u"keys"_s, tr("No app has a key yet"),
                             tr("Create one and give it to an app with this gateway's base_url. From then on "
                                "every call is priced, capped and shown here."),
                             tr("Create a key"), this))
{
    m_window->addChoice(u"day"_s, tr("Today"));
    m_window->addChoice(u"month"_s, tr("Month"));
    head()->addWidget(m_window);

    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    m_card->setFixedWidth(292);
    m_latest->setFixedWidth(280);
    auto *spend = new Card(tr("Spend today"), this);
    spend->body()->addWidget(m_chart, 1);
    top->addWidget(m_card);
    top->addWidget(spend, 1);
    top->addWidget(m_latest);
    content()->addLayout(top, 0);
    content()->addWidget(makeTree(), 1);
    content()->addWidget(makeProviderStrip());
    m_card->setFixedHeight(300);
    spend->setFixedHeight(300);
    m_latest->setFixedHeight(300);

    connect(m_window, &SegmentedControl::chosen, this, [this] {
        m_model->setMonth(month());
        m_tree->expandAll();
        showExposure();
    });
    connect(m_card, &ExposureCard::capWanted, this, &OverviewPage::editAccountCaps);
    connect(m_latest, &LatestRequests::allWanted, this, [this] { Q_EMIT pageWanted(u"requests"_s); });
    connect(m_empty, &EmptyState::actionWanted, this, [this] { Q_EMIT pageWanted(u"keys"_s); });
    connect(m_tree, &QTreeView::activated, this, &OverviewPage::editScope);
    connect(&link, &GatewayLink::requestsSeen, this, [this](const QList<Request> &requests) {
        if (isVisible())
            m_latest->addRequests(requests);
    });
    connect(&link, &GatewayLink::statusChanged, this, [this] {
        m_latest->setZone(this->link().zone());
        refreshSoon();
    });
}

QWidget *OverviewPage::makeTree()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(6, 2, 6, 6);
    m_tree->setModel(m_model);
    const int widths[] = {0, 100, 100, 150, 110, 150, 120, 130};
    static_cast<TreeTable *>(m_tree)->setWidths({std::begin(widths), std::end(widths)});
    card->body()->addWidget(m_tree, 1);
    card->body()->addWidget(m_empty, 1);
    m_empty->hide();
    return card;
}

QWidget *OverviewPage::makeProviderStrip()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(16, 8, 16, 8);
    m_providers = new QHBoxLayout;
    m_providers->setSpacing(8);
    card->body()->addLayout(m_providers);
    card->setFixedHeight(42);
    return card;
}

bool OverviewPage::month() const
{
    return m_window->choice() == u"month"_s;
}

/// In a narrow window the chart keeps its room and the list and two columns give way.
void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    m_latest->setVisible(!narrow);
    m_tree->setColumnHidden(ExposureModel::ResetsAt, narrow);
    m_tree->setColumnHidden(ExposureModel::Reserved, narrow);
}

void OverviewPage::refresh()
{
    loadExposure();
    loadSpend();
    loadProviders();
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(latestShown));
    client().get(u"/requests"_s, query, this, [this](const Answer &answer) {
        if (accept(answer))
            m_latest->setRequests(listOf<Request>(answer.body, u"requests"_s));
    });
}

void OverviewPage::loadExposure()
{
    client().get(u"/exposure"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        m_exposure = Exposure::from(answer.body);
        const bool fresh = m_model->rowCount() == 0;
        m_model->setExposure(m_exposure, link().zone());
        if (fresh)
            m_tree->expandAll();
        showExposure();
    });
}

void OverviewPage::showExposure()
{
    const auto &projects = m_exposure.account.children;
    const bool none = std::none_of(projects.begin(), projects.end(),
                                   [](const Scope &project) { return !project.children.isEmpty(); });
    m_tree->setVisible(!none);
    m_empty->setVisible(none);
    m_card->setScope(m_exposure.account, link().status().inFlight, month());
}

void OverviewPage::loadSpend()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QUrlQuery query;
    query.addQueryItem(u"from"_s, dayStart(now, link().zone()).toUTC().toString(Qt::ISODateWithMs));
    query.addQueryItem(u"group_by"_s, u"hour"_s);
    client().get(u"/usage"_s, query, this, [this](const Answer &answer) {
        if (accept(answer))
            showSpend(answer.body);
    });
}

void OverviewPage::showSpend(const QJsonObject &usage)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QTimeZone zone = link().zone();
    const QDateTime start = dayStart(now, zone);
    SpendSteps spend = stepsOf(usage, start, now);
    // Roll-ups lag the ledger a little; the last step is the ledger's own figure.
    const Amount settled = m_exposure.account.day.spent;
    if (spend.steps.isEmpty() ? settled.nano > 0 : settled > spend.steps.last().total)
        spend.steps.append({spend.nowMinute, settled});
    spend.minutesInDay = static_cast<int>(start.secsTo(start.date().addDays(1).startOfDay(zone)) / 60);
    spend.cap = m_exposure.account.day.cap;
    m_chart->setSpend(spend);
}

void OverviewPage::loadProviders()
{
    client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (accept(answer))
            showProviders(listOf<Provider>(answer.body, u"providers"_s));
    });
}

void OverviewPage::showProviders(const QList<Provider> &providers)
{
    while (QLayoutItem *item = m_providers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_providers->addWidget(plainLabel(tr("Providers"), FontKind::Section));
    m_providers->addSpacing(10);
    int shown = 0;
    for (const Provider &provider : providers) {
        if (!provider.enabled || (!provider.keySet && !provider.local) || shown == 5)
            continue;
        ++shown;
        auto *pill = new StatePill(this);
        const bool well = provider.status == u"ok"_s || provider.status == u"unknown"_s;
        const bool untested = provider.status == u"unknown"_s || (provider.local && !well);
        pill->setPill({untested ? Mark::Idle : well ? Mark::Ok : Mark::Near, provider.name});
        m_providers->addWidget(pill);
        m_providers->addWidget(plainLabel(latencyText(provider), FontKind::Caption, "secondary"));
        m_providers->addSpacing(10);
    }
    if (shown == 0) {
        QPushButton *go = button(tr("Set a provider's key"), "link");
        m_providers->addWidget(plainLabel(tr("None has a key yet."), FontKind::Body, "secondary"));
        m_providers->addWidget(go);
        connect(go, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(u"providers"_s); });
    }
    m_providers->addStretch();
}

void OverviewPage::editCap(const QString &subject, const QString &path, const CapSet &caps)
{
    CapsDialog dialog(client(), subject, path, caps, this);
    if (dialog.exec() == QDialog::Accepted)
        refresh();
}

void OverviewPage::editAccountCaps()
{
    client().get(u"/settings"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        const QJsonObject settings = answer.body.value(u"settings"_s).toObject();
        const auto cap = [&](const QString &name) {
            return maybeAmountOf(settings.value(name).toObject(), u"value"_s);
        };
        editCap(tr("the account"), u"/settings"_s,
                {cap(u"daily_cap_usd"_s), cap(u"monthly_cap_usd"_s), cap(u"per_request_max_usd"_s)});
    });
}

void OverviewPage::editScope(const QModelIndex &index)
{
    const Scope *scope = m_model->scopeAt(index);
    if (scope && scope->kind == u"customer"_s)
        Q_EMIT pageWanted(u"customers"_s);
    else if (scope && scope->kind == u"key"_s)
        Q_EMIT pageWanted(u"keys"_s);
    if (!scope || scope->kind != u"project"_s)
        return;
    const QString path = u"/projects/"_s + AdminClient::segment(scope->id);
    const QString name = scope->name;
    client().get(path, this, [this, path, name](const Answer &answer) {
        if (accept(answer))
            editCap(name, path, CapSet::from(answer.body));
    });
}

} // namespace llm0::ui
