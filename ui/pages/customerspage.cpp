#include "pages/customerspage.h"

#include "format/format.h"
#include "models/customersmodel.h"
#include "pages/customerexports.h"
#include "pages/customerinspector.h"
#include "pages/projectchoice.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 980;
constexpr int typingPauseMs = 160;
constexpr qsizetype mostAtOnce = 1'000;

} // namespace

CustomersPage::CustomersPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Customers"), parent)
    , m_project(new ProjectChoice(link, this))
    , m_filter(new QLineEdit(this))
    , m_days(new SegmentedControl(tr("Period"), this))
    , m_model(new CustomersModel(this))
    , m_table(new Table(tr("Customers"), this))
    , m_empty(new EmptyState(u"customers"_s, tr("No customer yet"),
                             tr("Send X-Customer-ID with a call. The customer appears here at its first "
                                "request, already under the project's default caps."),
                             {}, this))
    , m_noMatch(new EmptyState(u"search"_s, tr("No customer matches"),
                               tr("Try a part of the name, tier:free, or state:near."),
                               tr("Clear the filter"), this))
    , m_totals(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_inspector(new CustomerInspector(link, this))
    , m_question(link)
{
    buildHead();
    m_inspector->setMinimumWidth(360);
    content()->addWidget(makeTable(), 1);
    setInspector(m_inspector);
    connectAll();
}

QWidget *CustomersPage::makeTable()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->setSpacing(0);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    card->body()->addWidget(m_noMatch, 1);
    m_totals->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_totals->setContentsMargins(12, 6, 12, 4);
    m_totals->setObjectName(u"customerTotals"_s);
    card->body()->addWidget(rule(this));
    card->body()->addWidget(m_totals);
    m_empty->hide();
    m_noMatch->hide();
    m_table->useModel(m_model);
    m_table->setObjectName(u"customersTable"_s);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_model->setSort(m_question.sortColumn, m_question.order);
    return card;
}

void CustomersPage::buildHead()
{
    m_filter->setPlaceholderText(tr("Filter, e.g. tier:free"));
    m_filter->setAccessibleName(tr("Filter customers by name, tier or state"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(190);
    m_filter->setObjectName(u"customersFilter"_s);
    m_days->addChoice(u"7"_s, tr("7 d"));
    m_days->addChoice(u"30"_s, tr("30 d"));
    m_days->addChoice(u"90"_s, tr("90 d"));
    m_days->setChoice(u"30"_s);
    QPushButton *save = button(tr("Export CSV"));
    auto *menu = new QMenu(save);
    menu->addAction(tr("All customers…"), this, &CustomersPage::exportShown);
    menu->addAction(tr("The chosen customer, by day and model…"), this, &CustomersPage::exportCustomer);
    save->setMenu(menu);
    head()->addWidget(m_project);
    head()->addWidget(m_filter);
    head()->addWidget(m_days);
    head()->addWidget(save);
}

void CustomersPage::connectAll()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &CustomersPage::startOver);
    connect(m_noMatch, &EmptyState::actionWanted, m_filter, &QLineEdit::clear);
    connect(m_days, &SegmentedControl::chosen, this, [this] {
        startOver();
        m_inspector->setDays(days());
    });
    connect(m_project, &ProjectChoice::loaded, this, &CustomersPage::accept);
    connect(m_project, &ProjectChoice::settled, this, [this](bool other) {
        if (!other)
            return readBack();
        loadTiers();
        startOver();
    });
    connect(m_project, &QComboBox::activated, this, [this] {
        m_table->clearSelection();
        loadTiers();
        startOver();
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &CustomersPage::sortBy);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CustomersPage::choose);
    m_model->onPageWanted = [this](int offset) { m_question.loadPage(offset); };
    connect(&m_question, &CustomerQuestion::pageCame, this, &CustomersPage::showAnswer);
    connect(&m_question, &CustomerQuestion::customerCame, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        m_model->updateRow(Customer::from(answer.body));
        choose();
    });
    connect(m_inspector, &CustomerInspector::changed, this, [this](const Customer &customer) {
        m_model->updateRow(customer);
        choose();
    });
    connect(m_inspector, &CustomerInspector::reloadWanted, this, &CustomersPage::readBack);
    connect(&link(), &GatewayLink::requestsSeen, this, &CustomersPage::refreshSoon);
}

QString CustomersPage::projectId() const
{
    return m_project->id();
}

int CustomersPage::days() const
{
    return m_days->choice().toInt();
}

void CustomersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    m_project->setFixedWidth(150);
    m_filter->setFixedWidth(narrow ? 110 : 190);
}

void CustomersPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void CustomersPage::toggleChartAndTable()
{
    m_inspector->toggleTable();
}

QList<QWidget *> CustomersPage::panes()
{
    return {m_table, m_inspector};
}

QList<Command> CustomersPage::commands()
{
    return {{tr("Export all customers as CSV…"),
             tr("Action"),
             u"customers"_s,
             {},
             u"file save"_s,
             [this] { exportShown(); }},
            {tr("Customers near or over their cap"), tr("Action"), u"warning"_s, {}, u"blocked"_s, [this] {
                 Q_EMIT pageWanted(u"customers"_s);
                 m_filter->setText(u"state:near"_s);
             }}};
}

void CustomersPage::showItem(const QString &item)
{
    constexpr qsizetype uuidLength = 36;
    const bool withProject = item.size() > uuidLength && item.at(uuidLength) == u'/';
    m_wantedProject = withProject ? item.left(uuidLength) : QString();
    m_wantedCustomer = withProject ? item.mid(uuidLength + 1) : item;
    if (withProject && m_project->choose(m_wantedProject))
        loadTiers();
    const QSignalBlocker quiet(m_filter);
    m_filter->setText(m_wantedCustomer == u"~"_s ? QString() : m_wantedCustomer);
    startOver();
}

void CustomersPage::refresh()
{
    m_model->setZone(link().zone());
    m_project->load(m_wantedProject);
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
    });
}

void CustomersPage::sortBy(int column)
{
    if (!m_question.sortBy(column))
        return;
    m_model->setSort(m_question.sortColumn, m_question.order);
    startOver();
}

void CustomersPage::startOver()
{
    m_table->scrollToTop();
    putQuestion();
    m_question.start();
}

void CustomersPage::putQuestion()
{
    m_question.project = projectId();
    m_question.search = m_filter->text().trimmed();
    m_question.days = days();
}

/// While the pointer is in the table its order stays; figures are read back all the same.
void CustomersPage::readBack()
{
    putQuestion();
    if (m_model->pagesHeld().isEmpty())
        return m_question.start();
    if (m_table->underMouse() && m_table->currentRow() >= 0) {
        if (const Customer *chosen = m_model->at(m_table->currentRow()))
            m_question.readBack(chosen->id);
        return;
    }
    const int top = std::max(m_table->rowAt(0), 0) / CustomersModel::pageSize * CustomersModel::pageSize;
    m_question.loadPage(top);
}

void CustomersPage::showAnswer(const Answer &answer, int offset, bool fresh)
{
    if (!accept(answer))
        return;
    const auto customers = listOf<Customer>(answer.body, u"customers"_s);
    const int total =
        static_cast<int>(maybeIntegerOf(answer.body, u"total"_s).value_or(offset + customers.size()));
    const Customer *chosen = m_model->at(m_table->currentRow());
    if (m_wantedCustomer.isEmpty() && chosen) {
        m_wantedProject = chosen->projectId;
        m_wantedCustomer = chosen->id;
    }
    if (fresh)
        m_model->start(total, offset, customers);
    else
        m_model->put(total, offset, customers);
    showTotals(answer.body);
    selectWanted();
    choose();
}

/// Rows may have moved under the selection: what was chosen stays chosen.
void CustomersPage::selectWanted()
{
    const QString wanted = std::exchange(m_wantedCustomer, {});
    const QString project = std::exchange(m_wantedProject, {});
    if (m_table->selectionModel()->selectedRows().size() > 1)
        return;
    int row = wanted.isEmpty() ? -1 : m_model->find(project.isEmpty() ? projectId() : project, wanted);
    if (row < 0 && m_table->currentRow() < 0 && m_model->rowCount() > 0)
        row = 0;
    if (row >= 0 && row != m_table->currentRow())
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void CustomersPage::showTotals(const QJsonObject &body)
{
    const bool none = m_model->rowCount() == 0;
    const bool filtered = !m_filter->text().trimmed().isEmpty();
    m_table->setVisible(!none);
    m_empty->setVisible(none && !filtered);
    m_noMatch->setVisible(none && filtered);
    setCountText(none ? QString() : count(m_model->rowCount()));
    const QJsonObject totals = body.value(u"totals"_s).toObject();
    const auto sum = [&](const QString &key) { return money(amountOf(totals, key)); };
    m_totals->setText(tr("Today %1 · month %2 · last %n day(s) %3 · saved %4 · days in %5", nullptr, days())
                          .arg(sum(u"spend_today"_s), sum(u"spend_month"_s), sum(u"cost"_s), sum(u"saved"_s),
                               QString::fromUtf8(link().zone().id())));
    m_totals->setVisible(!none);
}

void CustomersPage::choose()
{
    QList<Customer> chosen;
    const auto rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows.first(std::min(rows.size(), mostAtOnce)))
        if (const Customer *customer = m_model->at(index.row()))
            chosen.append(*customer);
    if (chosen.isEmpty()) {
        if (!m_inspector->isEdited())
            m_inspector->showNobody();
        return;
    }
    const bool other =
        m_inspector->customers().size() != 1 || m_inspector->customers().first().id != chosen.first().id;
    m_inspector->showCustomers(projectId(), chosen);
    if (other && chosen.size() == 1)
        m_inspector->setDays(days());
}

void CustomersPage::exportShown()
{
    exportAllCustomers(link(), days(), this);
}

void CustomersPage::exportCustomer()
{
    if (m_inspector->customers().size() == 1)
        exportOneCustomer(link(), projectId(), m_inspector->customers().first(), days(), this,
                          [this](const ApiError &error) { showFailure(error); });
}

} // namespace llm0::ui
