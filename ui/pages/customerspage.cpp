#include "pages/customerspage.h"

#include "format/format.h"
#include "models/customersmodel.h"
#include "pages/customerinspector.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 980;
constexpr int pageSize = 200;
constexpr int typingPauseMs = 180;

/// Where the page begins: the project that spends most this month.
int busiest(const QList<Project> &projects)
{
    const auto most =
        std::max_element(projects.begin(), projects.end(),
                         [](const Project &a, const Project &b) { return a.spentMonth < b.spentMonth; });
    return static_cast<int>(std::distance(projects.begin(), most));
}

} // namespace

CustomersPage::CustomersPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Customers"), parent)
    , m_project(new QComboBox(this))
    , m_filter(new QLineEdit(this))
    , m_sort(new SegmentedControl(tr("Sorted by"), this))
    , m_model(new CustomersModel(this))
    , m_table(new Table(tr("Customers"), this))
    , m_empty(new EmptyState(u"customers"_s, tr("No customer yet"),
                             tr("Send X-Customer-ID with a call. The customer appears here at its first "
                                "request, already under the project's default caps."),
                             {}, this))
    , m_inspector(new CustomerInspector(link, this))
{
    buildHead();
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    m_empty->hide();
    m_table->useModel(m_model);
    m_table->setObjectName(u"customersTable"_s);
    m_inspector->setFixedWidth(384);
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(card, 1);
    row->addWidget(m_inspector);
    content()->addLayout(row, 1);

    connect(m_table, &Table::rowChosen, this, &CustomersPage::choose);
    m_model->onMoreWanted = [this](const QString &cursor) { loadCustomers(cursor); };
    connect(m_inspector, &CustomerInspector::changed, this,
            [this](const Customer &customer) { m_model->updateRow(customer); });
    connect(m_inspector, &CustomerInspector::removed, this, &CustomersPage::reloadShown);
    connect(&link, &GatewayLink::requestsSeen, this, &CustomersPage::refreshSoon);
}

void CustomersPage::buildHead()
{
    m_project->setAccessibleName(tr("Project"));
    m_project->setMinimumWidth(130);
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter customers by name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(200);
    m_sort->addChoice(u"month"_s, tr("Month"));
    m_sort->addChoice(u"today"_s, tr("Today"));
    m_sort->addChoice(u"name"_s, tr("Name"));
    head()->addWidget(m_project);
    head()->addWidget(m_filter);
    head()->addWidget(m_sort);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { loadCustomers({}); });
    connect(m_sort, &SegmentedControl::chosen, this, [this] { loadCustomers({}); });
    connect(m_project, &QComboBox::activated, this, [this] {
        m_table->setCurrentIndex({});
        loadTiers();
        loadCustomers({});
    });
}

QString CustomersPage::projectId() const
{
    return m_project->currentData().toString();
}

void CustomersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_table->giveWay({1, 3, 4}, width() < narrowPage);
}

void CustomersPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void CustomersPage::refresh()
{
    loadProjects();
}

void CustomersPage::loadProjects()
{
    client().get(u"/projects"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        const QString before = projectId();
        const auto projects = listOf<Project>(answer.body, u"projects"_s);
        {
            const QSignalBlocker quiet(m_project);
            m_project->clear();
            for (const Project &project : projects)
                m_project->addItem(project.name, project.id);
            m_project->setCurrentIndex(before.isEmpty() ? busiest(projects)
                                                        : std::max(0, m_project->findData(before)));
        }
        m_project->setVisible(projects.size() > 1);
        if (projectId() != before)
            loadTiers();
        if (projectId().isEmpty())
            showAnswer({}, false);
        else
            reloadShown();
    });
}

void CustomersPage::loadTiers()
{
    if (projectId().isEmpty())
        return;
    client().get(u"/projects/%1/tiers"_s.arg(projectId()), this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        QStringList tiers;
        for (const QJsonValue &tier : answer.body.value(u"tiers"_s).toArray())
            tiers.append(textOf(tier.toObject(), u"slug"_s));
        m_inspector->setTiers(tiers);
        choose(m_table->currentRow());
    });
}

/// Reads back what is shown. While the pointer is in the table, or more than the first page is shown, the
/// order stays as it is and only the chosen customer is read again.
void CustomersPage::reloadShown()
{
    const bool keepOrder = m_table->underMouse() || m_model->rowCount() > pageSize;
    if (!keepOrder || m_model->rowCount() == 0) {
        loadCustomers({});
        return;
    }
    const Customer *chosen = m_model->at(m_table->currentRow());
    if (!chosen)
        return;
    const QString id = chosen->id.isEmpty() ? u"~"_s : chosen->id;
    client().get(u"/projects/%1/customers/%2"_s.arg(projectId(), AdminClient::segment(id)), this,
                 [this](const Answer &answer) {
                     if (!accept(answer))
                         return;
                     m_model->updateRow(Customer::from(answer.body));
                     choose(m_table->currentRow());
                 });
}

void CustomersPage::loadCustomers(const QString &cursor)
{
    if (projectId().isEmpty())
        return;
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    query.addQueryItem(u"sort"_s, m_sort->choice());
    if (!m_filter->text().trimmed().isEmpty())
        query.addQueryItem(u"search"_s, AdminClient::segment(m_filter->text().trimmed()));
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, AdminClient::segment(cursor));
    const int generation = ++m_generation;
    client().get(u"/projects/%1/customers"_s.arg(projectId()), query, this,
                 [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
                     if (generation == m_generation && accept(answer))
                         showAnswer(answer.body, more);
                 });
}

void CustomersPage::showAnswer(const QJsonObject &body, bool more)
{
    const auto customers = listOf<Customer>(body, u"customers"_s);
    const Customer *chosen = m_model->at(m_table->currentRow());
    const std::optional<Customer> keep = chosen ? std::optional<Customer>(*chosen) : std::nullopt;
    if (more)
        m_model->appendRows(customers);
    else
        m_model->setRows(customers);
    m_model->setNextCursor(textOf(body, u"next_cursor"_s));
    const bool none = m_model->rowCount() == 0;
    const bool filtered = !m_filter->text().trimmed().isEmpty();
    m_table->setVisible(!none || filtered);
    m_empty->setVisible(none && !filtered);
    const auto total = maybeIntegerOf(body, u"total"_s);
    setCountText(none ? QString() : count(total.value_or(m_model->rowCount())));
    if (more)
        return;
    const int row = keep ? m_model->find(*keep) : none ? -1 : 0;
    if (row >= 0 && row != m_table->currentRow())
        m_table->setCurrentIndex(m_model->index(row, 0));
    choose(m_table->currentRow());
}

void CustomersPage::choose(int row)
{
    const Customer *customer = m_model->at(row);
    if (customer)
        m_inspector->showCustomer(projectId(), *customer);
    else if (!m_inspector->isEdited())
        m_inspector->showNobody();
}

} // namespace llm0::ui
