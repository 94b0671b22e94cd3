#include "pages/overviewpage.h"

#include "dialogs/capsdialog.h"
#include "format/visibletext.h"
#include "models/exposuremodel.h"
#include "pages/explainpanel.h"
#include "pages/exposurecard.h"
#include "pages/providerstrip.h"
#include "pages/reviewcard.h"
#include "pages/spendcard.h"
#include "widgets/treetable.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 940;
constexpr int lowPage = 600;
constexpr int topHeight = 306;
constexpr int lowTopHeight = 306;

} // namespace

OverviewPage::OverviewPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Overview"), parent)
    , m_window(new SegmentedControl(tr("Window"), this))
    , m_project(new QComboBox(this))
    , m_card(new ExposureCard(this))
    , m_spend(new SpendCard(link, this))
    , m_review(new ReviewCard(link, this))
    , m_lower(new SegmentedControl(tr("Below"), this))
    , m_stack(new QStackedWidget(this))
    , m_explain(new ExplainPanel(link, this))
    , m_model(new ExposureModel(this))
    , m_tree(new TreeTable(tr("Exposure by project"), this))
    , m_empty(new EmptyState(u"keys"_s, tr("No app has a key yet"),
                             tr("Create one and give it to an app with this gateway's base_url. From then on "
                                "every call is priced, capped and shown here."),
                             tr("Create a key"), this))
    , m_providers(new ProviderStrip(this))
{
    buildHead();
    buildTop();
    content()->addWidget(makeLower(), 1);
    content()->addWidget(m_providers);

    connect(m_card, &ExposureCard::capWanted, this, &OverviewPage::editAccountCaps);
    connect(m_empty, &EmptyState::actionWanted, this, [this] { Q_EMIT pageWanted(u"keys"_s); });
    connect(m_tree, &QTreeView::activated, this, &OverviewPage::editScope);
    connect(m_providers, &ProviderStrip::keyWanted, this, [this] { Q_EMIT pageWanted(u"providers"_s); });
    connect(&link, &GatewayLink::statusChanged, this, &OverviewPage::refreshSoon);
    connect(&link, &GatewayLink::requestsSeen, this, &OverviewPage::refreshSoon);
}

void OverviewPage::buildHead()
{
    m_window->addChoice(u"day"_s, tr("Today"));
    m_window->addChoice(u"month"_s, tr("Month"));
    m_project->setAccessibleName(tr("Project"));
    m_project->setMinimumWidth(150);
    m_project->addItem(tr("All projects"), QString());
    head()->addWidget(m_window);
    head()->addWidget(m_project);
    connect(m_window, &SegmentedControl::chosen, this, [this] {
        m_model->setMonth(month());
        m_tree->expandToDepth(0);
        showExposure();
    });
    connect(m_project, &QComboBox::activated, this, [this] { showExposure(); });
}

void OverviewPage::buildTop()
{
    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    m_card->setFixedWidth(292);
    m_review->setFixedWidth(252);
    for (QWidget *card :
         {static_cast<QWidget *>(m_card), static_cast<QWidget *>(m_spend), static_cast<QWidget *>(m_review)})
        card->setFixedHeight(topHeight);
    top->addWidget(m_card);
    top->addWidget(m_spend, 1);
    top->addWidget(m_review);
    content()->addLayout(top, 0);

    connect(m_spend, &SpendCard::loaded, this, &OverviewPage::accept);
    connect(m_spend, &SpendCard::stretchChosen, this, [this](const QDateTime &from, const QDateTime &to) {
        m_explain->explain(from, to, month());
        m_lower->setChoice(u"why"_s);
        m_stack->setCurrentWidget(m_explain);
    });
    connect(m_review, &ReviewCard::loaded, this, &OverviewPage::accept);
    connect(m_review, &ReviewCard::failed, this, &OverviewPage::showFailure);
    connect(m_review, &ReviewCard::priceWanted, this, &OverviewPage::priceWanted);
    connect(m_review, &ReviewCard::capWanted, this, [this](const WaitingItem &item) {
        if (item.kind == u"customer"_s)
            Q_EMIT itemWanted(u"customers"_s, item.id);
        else
            editCap(item.name, u"/projects/%1/api-keys/%2"_s.arg(item.projectId, item.id), {});
    });
}

QWidget *OverviewPage::makeLower()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(6, 8, 6, 6);
    card->body()->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    m_lower->addChoice(u"caps"_s, tr("Caps"));
    m_lower->addChoice(u"why"_s, tr("What moved"));
    row->addWidget(m_lower);
    QLabel *hint =
        plainLabel(tr("Click the chart to have an hour or a day explained."), FontKind::Caption, "secondary");
    hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(8);
    row->addWidget(hint, 1);
    card->body()->addLayout(row);
    auto *caps = new QWidget(this);
    auto *column = new QVBoxLayout(caps);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree, 1);
    column->addWidget(m_empty, 1);
    m_empty->hide();
    m_tree->setModel(m_model);
    m_tree->setObjectName(u"exposureTree"_s);
    m_stack->addWidget(caps);
    m_stack->addWidget(m_explain);
    card->body()->addWidget(m_stack, 1);
    connect(m_lower, &SegmentedControl::chosen, this, &OverviewPage::showLower);
    connect(m_explain, &ExplainPanel::backWanted, this, &OverviewPage::explainWhole);
    connect(m_explain, &ExplainPanel::loaded, this, &OverviewPage::accept);
    return card;
}

void OverviewPage::showLower(const QString &choice)
{
    m_stack->setCurrentIndex(choice == u"why"_s ? 1 : 0);
    if (choice == u"why"_s)
        explainWhole();
    else
        m_spend->clearMark();
}

void OverviewPage::explainWhole()
{
    m_spend->clearMark();
    m_explain->explain({}, {}, month());
}

bool OverviewPage::month() const
{
    return m_window->choice() == u"month"_s;
}

QString OverviewPage::projectId() const
{
    return m_project->currentData().toString();
}

void OverviewPage::toggleChartAndTable()
{
    m_spend->toggleTable();
}

QList<Command> OverviewPage::commands()
{
    return {{tr("Set the account's caps…"),
             tr("Action"),
             u"shield"_s,
             {},
             u"limit budget"_s,
             [this] { editAccountCaps(); }},
            {tr("Explain today's spend"), tr("Action"), u"overview"_s, {}, u"spike why moved"_s, [this] {
                 Q_EMIT pageWanted(u"overview"_s);
                 m_lower->setChoice(u"why"_s);
                 showLower(u"why"_s);
             }}};
}

QList<QWidget *> OverviewPage::panes()
{
    return {m_spend, m_review, m_tree};
}

/// In a small window two columns and the providers give way.
void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    const bool low = height() < lowPage;
    m_card->setFixedWidth(narrow ? 262 : 292);
    m_review->setFixedWidth(narrow ? 196 : 252);
    for (QWidget *card :
         {static_cast<QWidget *>(m_card), static_cast<QWidget *>(m_spend), static_cast<QWidget *>(m_review)})
        card->setFixedHeight(low ? lowTopHeight : topHeight);
    m_providers->setVisible(!low);
    m_tree->setColumnHidden(ExposureModel::Binding, narrow);
    m_tree->setColumnHidden(ExposureModel::Reserved, narrow);
    m_tree->setWidths(narrow ? QList<int>{0, 80, 80, 110, 84, 140, 100, 112}
                             : QList<int>{0, 90, 90, 130, 100, 140, 124, 118});
}

void OverviewPage::refresh()
{
    loadExposure();
    m_review->load();
    if (m_stack->currentWidget() == m_explain && m_explain->isVisible() && m_explain->sentence().isEmpty())
        explainWhole();
    loadProviders();
}

void OverviewPage::loadProviders()
{
    client().get(u"/providers"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        const auto providers = listOf<Provider>(answer.body, u"providers"_s);
        client().get(u"/providers/health"_s, this, [this, providers](const Answer &health) {
            if (accept(health))
                m_providers->showProviders(providers, ProvidersHealth::from(health.body));
        });
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
        if (fresh && m_model->rowCount() > 0)
            m_tree->expand(m_model->index(0, 0));
        fillProjects();
        showExposure();
    });
}

void OverviewPage::fillProjects()
{
    const QString before = projectId();
    const QSignalBlocker quiet(m_project);
    while (m_project->count() > 1)
        m_project->removeItem(1);
    for (const Scope &project : std::as_const(m_exposure.account.children))
        m_project->addItem(visibleText(project.name), project.id);
    m_project->setCurrentIndex(std::max(0, m_project->findData(before)));
    m_project->setVisible(m_project->count() > 2);
}

const Scope &OverviewPage::shownScope() const
{
    for (const Scope &project : m_exposure.account.children)
        if (project.id == projectId())
            return project;
    return m_exposure.account;
}

void OverviewPage::showExposure()
{
    const auto &projects = m_exposure.account.children;
    const bool none = std::none_of(projects.begin(), projects.end(),
                                   [](const Scope &project) { return !project.children.isEmpty(); });
    m_tree->setVisible(!none);
    m_empty->setVisible(none);
    const QString project = projectId();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_tree->setRowHidden(row, {}, !project.isEmpty() && projects.at(row).id != project);
    m_card->setScope(shownScope(), link().status().inFlight, month());
    m_spend->showScope(shownScope(), project, month());
    m_explain->setProject(project);
}

void OverviewPage::editCap(const QString &subject, const QString &path, const CapSet &caps)
{
    CapsDialog dialog(client(), subject, path, caps, this);
    if (dialog.exec() == QDialog::Accepted)
        refresh();
}

void OverviewPage::editAccountCaps()
{
    if (!projectId().isEmpty())
        return editProjectCaps(projectId(), shownScope().name);
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

void OverviewPage::editProjectCaps(const QString &id, const QString &name)
{
    const QString path = u"/projects/"_s + AdminClient::segment(id);
    client().get(path, this, [this, path, name](const Answer &answer) {
        if (accept(answer))
            editCap(name, path, CapSet::from(answer.body));
    });
}

void OverviewPage::editScope(const QModelIndex &index)
{
    const Scope *scope = m_model->scopeAt(index);
    if (!scope)
        return;
    const Scope *project = m_model->scopeAt(index.parent().isValid() ? index.parent() : index);
    if (scope->kind == u"customer"_s)
        Q_EMIT itemWanted(u"customers"_s, project->id + u'/' + scope->id);
    else if (scope->kind == u"key"_s)
        Q_EMIT itemWanted(u"keys"_s, scope->id);
    else
        editProjectCaps(scope->id, scope->name);
}

void OverviewPage::priceWanted(const WaitingItem &item)
{
    Q_EMIT itemWanted(u"providers"_s, u"price:"_s + item.provider + u'/' + item.model);
}

} // namespace llm0::ui
