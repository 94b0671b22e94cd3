#include "pages/reportspage.h"

#include "dialogs/exportdialog.h"
#include "format/format.h"
#include "models/reportmodel.h"
#include "models/requestsmodel.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostPreviewed = 500;
constexpr int requestsPreviewed = 100;

QComboBox *choice(const QString &accessibleName, const QString &objectName)
{
    auto *box = new QComboBox;
    box->setAccessibleName(accessibleName);
    box->setObjectName(objectName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QDateEdit *dayEdit(const QString &accessibleName, const QString &objectName)
{
    auto *edit = new QDateEdit;
    edit->setAccessibleName(accessibleName);
    edit->setObjectName(objectName);
    edit->setDisplayFormat(u"yyyy-MM-dd"_s);
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    edit->setFixedWidth(104);
    // The line inside is the same control: one stop for the Tab key, one name.
    if (auto *line = edit->findChild<QLineEdit *>()) {
        line->setFocusPolicy(Qt::NoFocus);
        line->setAccessibleName(accessibleName);
    }
    return edit;
}

} // namespace

ReportsPage::ReportsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Reports"), parent)
    , m_preset(new SegmentedControl(tr("Report"), this))
    , m_range(choice(tr("Range"), u"reportRange"_s))
    , m_from(dayEdit(tr("First day"), u"reportFrom"_s))
    , m_to(dayEdit(tr("Last day"), u"reportTo"_s))
    , m_zone(choice(tr("Time zone"), u"reportZone"_s))
    , m_grouping(choice(tr("Group by"), u"reportGrouping"_s))
    , m_note(wrappingLabel({}, "secondary", this))
    , m_totalText(plainLabel({}, FontKind::Strong, nullptr, this))
    , m_table(new Table(tr("Preview of the report"), this))
    , m_total(new Table(tr("Total of the report"), this))
    , m_empty(new EmptyState(u"reports"_s, tr("Nothing in this range"),
                             tr("Choose a longer range, or make a call through the gateway."), {}, this))
    , m_requests(new RequestsModel(this))
{
    buildHead();
    buildControls();
    buildPreview();
    fillGroupings();
    fillZones();
    rangeChosen();
}

void ReportsPage::buildHead()
{
    m_preset->addChoice(u"customers"_s, tr("Usage"));
    m_preset->addChoice(u"requests"_s, tr("All requests"));
    m_preset->addChoice(u"focus"_s, tr("FOCUS 1.2"));
    m_preset->addChoice(u"savings"_s, tr("Savings"));
    m_preset->setChoice(u"customers"_s);
    m_preset->setObjectName(u"reportPreset"_s);
    QPushButton *save = button(tr("Export…"), "primary");
    save->setObjectName(u"exportReport"_s);
    save->setToolTip(u"Ctrl+E"_s);
    head()->addWidget(m_preset);
    head()->addWidget(save);
    connect(save, &QPushButton::clicked, this, &ReportsPage::exportShown);
    connect(m_preset, &SegmentedControl::chosen, this, [this] {
        fillGroupings();
        load();
    });
}

void ReportsPage::buildControls()
{
    const std::pair<QString, QString> ranges[] = {
        {u"today"_s, tr("Today")},       {u"yesterday"_s, tr("Yesterday")},
        {u"7d"_s, tr("Last 7 days")},    {u"30d"_s, tr("Last 30 days")},
        {u"month"_s, tr("This month")},  {u"lastmonth"_s, tr("Last month")},
        {u"custom"_s, tr("From … to …")}};
    for (const auto &[id, text] : ranges)
        m_range->addItem(text, id);
    m_range->setCurrentIndex(3);
    auto *row = new FlowRow(12);
    for (QWidget *one : std::initializer_list<QWidget *>{m_range, m_from, m_to, m_zone, m_grouping})
        row->addWidget(one);
    content()->addLayout(row);
    connect(m_range, &QComboBox::activated, this, [this] {
        rangeChosen();
        load();
    });
    for (QDateEdit *edit : {m_from, m_to})
        connect(edit, &QDateEdit::userDateChanged, this, [this] {
            if (m_range->currentData().toString() == u"custom"_s)
                load();
        });
    connect(m_zone, &QComboBox::activated, this, [this] {
        m_zoneChosen = m_zone->currentData().toString();
        rangeChosen();
        load();
    });
    connect(m_grouping, &QComboBox::activated, this, &ReportsPage::load);
}

void ReportsPage::buildPreview()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->setSpacing(0);
    m_table->setObjectName(u"reportTable"_s);
    m_total->setObjectName(u"reportTotal"_s);
    m_total->horizontalHeader()->hide();
    m_total->setFixedHeight(tableRowHeight);
    m_total->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_total->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_total->setSelectionMode(QAbstractItemView::NoSelection);
    m_totalText->setContentsMargins(10, 8, 10, 6);
    m_totalText->setObjectName(u"reportTotalText"_s);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    card->body()->addWidget(rule(card));
    card->body()->addWidget(m_total);
    card->body()->addWidget(m_totalText);
    m_empty->hide();
    content()->addWidget(card, 1);
    m_note->setObjectName(u"reportNote"_s);
    content()->addWidget(m_note);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &ReportsPage::alignTotal);
}

void ReportsPage::fillZones()
{
    m_zone->clear();
    const QString budget = QString::fromUtf8(link().zone().id());
    m_zone->addItem(tr("%1 (budget)").arg(budget), budget);
    for (const QString &other : {u"UTC"_s, QString::fromUtf8(QTimeZone::systemTimeZoneId())})
        if (m_zone->findData(other) < 0 && QTimeZone(other.toUtf8()).isValid())
            m_zone->addItem(other, other);
    m_zone->setCurrentIndex(m_zoneChosen.isEmpty() ? 0 : std::max(0, m_zone->findData(m_zoneChosen)));
}

QTimeZone ReportsPage::zone() const
{
    return QTimeZone(m_zone->currentData().toString().toUtf8());
}

void ReportsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    QTimer::singleShot(0, this, &ReportsPage::alignTotal); // after the tables have spread their columns
}

void ReportsPage::fillGroupings()
{
    const QString before = m_grouping->currentData().toString();
    m_grouping->clear();
    const std::pair<QString, QString> all[] = {{u"customer"_s, tr("by customer")},
                                               {u"project,customer"_s, tr("by project and customer")},
                                               {u"customer,model"_s, tr("by customer and model")},
                                               {u"customer,day"_s, tr("by customer and day")},
                                               {u"project"_s, tr("by project")},
                                               {u"project,key"_s, tr("by key")},
                                               {u"tier"_s, tr("by tier")},
                                               {u"provider,model"_s, tr("by model")},
                                               {u"provider"_s, tr("by provider")},
                                               {u"day"_s, tr("by day")}};
    for (const auto &[id, text] : all)
        m_grouping->addItem(text, id);
    m_grouping->setCurrentIndex(std::max(0, m_grouping->findData(before)));
    m_grouping->setVisible(preset() == ReportPreset::Customers || preset() == ReportPreset::Savings);
}

ReportPreset ReportsPage::preset() const
{
    const QString id = m_preset->choice();
    if (id == u"requests"_s)
        return ReportPreset::Requests;
    if (id == u"focus"_s)
        return ReportPreset::Focus;
    return id == u"savings"_s ? ReportPreset::Savings : ReportPreset::Customers;
}

ReportSpec ReportsPage::spec() const
{
    return {preset(), m_from->date(), std::max(m_to->date(), m_from->date()), zone(),
            m_grouping->currentData().toString()};
}

void ReportsPage::rangeChosen()
{
    const QString id = m_range->currentData().toString();
    const bool custom = id == u"custom"_s;
    m_from->setEnabled(custom);
    m_to->setEnabled(custom);
    if (custom)
        return;
    const DayRange range = rangeNamed(id, QDateTime::currentDateTimeUtc().toTimeZone(zone()).date());
    m_from->setDate(range.from);
    m_to->setDate(range.to);
}

void ReportsPage::focusFilter()
{
    m_range->setFocus();
}

void ReportsPage::refresh()
{
    fillZones();
    rangeChosen();
    load();
}

void ReportsPage::load()
{
    const int generation = ++m_generation;
    client().get(u"/usage"_s, usageQuery(spec(), mostPreviewed), this,
                 [this, generation](const Answer &answer) {
                     if (generation == m_generation && accept(answer))
                         showUsage(answer);
                 });
    if (preset() == ReportPreset::Requests)
        loadRequests();
}

void ReportsPage::loadRequests()
{
    QUrlQuery query = reportFile(spec()).query;
    query.addQueryItem(u"limit"_s, QString::number(requestsPreviewed));
    client().get(u"/requests"_s, query, this, [this, generation = m_generation](const Answer &answer) {
        if (generation != m_generation || !accept(answer))
            return;
        m_requests->setZone(spec().zone);
        m_requests->setRows(listOf<Request>(answer.body, u"requests"_s));
    });
}

void ReportsPage::useModels()
{
    const bool requests = preset() == ReportPreset::Requests;
    delete std::exchange(m_sums, new ReportModel(spec(), true, this));
    ReportModel *old = std::exchange(m_rows, new ReportModel(spec(), false, this));
    m_table->useModel(requests ? static_cast<QAbstractItemModel *>(m_requests) : m_rows);
    m_total->useModel(m_sums);
    m_total->setVisible(!requests);
    delete old;
}

void ReportsPage::showUsage(const Answer &answer)
{
    useModels();
    const auto lines = listOf<UsageLine>(answer.body, u"usage"_s);
    const UsageLine total = UsageLine::from(answer.body.value(u"total"_s).toObject());
    const std::int64_t rows = integerOf(answer.body, u"rows"_s);
    m_rows->setRows(lines);
    m_sums->setRows({total});
    const bool none = total.requests + total.refused == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    m_total->setVisible(!none && preset() != ReportPreset::Requests);
    m_lines = preset() == ReportPreset::Requests ? total.requests + total.refused : rows + 1;
    showTotal(total);
    QStringList notes;
    const QString zone = QString::fromUtf8(spec().zone.id());
    notes.append(tr("Whole days of %1, %2 to %3.").arg(zone, shortDay(spec().from), shortDay(spec().to)));
    if (rows > lines.size() && preset() != ReportPreset::Requests)
        notes.append(tr("The dearest %1 of %2 rows are shown; the total and the file hold all.")
                         .arg(count(lines.size()), count(rows)));
    if (preset() == ReportPreset::Requests)
        notes.append(
            tr("The newest %1 are shown; the file holds all that the log keeps.").arg(requestsPreviewed));
    if (preset() == ReportPreset::Focus)
        notes.append(tr("Costs are what was settled here; the providers' invoices may differ."));
    m_note->setText(notes.join(u' '));
    alignTotal();
}

void ReportsPage::showTotal(const UsageLine &total)
{
    const bool requests = preset() == ReportPreset::Requests;
    m_totalText->setVisible(requests && total.requests + total.refused > 0);
    m_totalText->setText(tr("Total: %1 answered, %2 refused, %3")
                             .arg(count(total.requests), count(total.refused), money(total.cost)));
}

/// The total's columns stand under the preview's.
void ReportsPage::alignTotal()
{
    if (!m_sums || m_table->model() != m_rows)
        return;
    for (int column = 0; column < m_sums->columnCount(); ++column)
        m_total->horizontalHeader()->resizeSection(column, m_table->horizontalHeader()->sectionSize(column));
}

void ReportsPage::exportShown()
{
    const ReportFile file = reportFile(spec());
    ExportJob job;
    job.title = tr("Export report");
    job.path = file.path;
    job.query = file.query;
    job.fileName = file.name;
    job.note = m_note->text();
    if (preset() != ReportPreset::Requests)
        job.expectedLines = m_lines;
    auto *dialog = new ExportDialog(client(), job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace llm0::ui
