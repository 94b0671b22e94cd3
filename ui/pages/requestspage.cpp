#include "pages/requestspage.h"

#include "dialogs/exportdialog.h"
#include "format/format.h"
#include "models/requestsmodel.h"
#include "pages/filteredit.h"
#include "pages/requestdetail.h"
#include "widgets/savedfilters.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 940;
constexpr int pageSize = 100;
constexpr int mostRows = 2000;
constexpr int typingPauseMs = 250;
constexpr int faultPauseMs = 900;

} // namespace

RequestsPage::RequestsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Requests"), parent)
    , m_filterEdit(new FilterEdit(tr("Filter requests"), this))
    , m_hold(button(tr("Hold still")))
    , m_livePill(new StatePill(this))
    , m_model(new RequestsModel(this))
    , m_table(new Table(tr("Requests"), this))
    , m_empty(new EmptyState(u"requests"_s, {}, {}, {}, this))
    , m_detail(new RequestDetail(link, this))
    , m_foot(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_saved(new SavedFilters(u"requests"_s, this))
{
    buildHead();
    buildBody();
    m_model->onMoreWanted = [this](const QString &cursor) { load(cursor); };
    connect(m_table, &Table::rowChosen, this, &RequestsPage::choose);
    connect(m_detail, &RequestDetail::filterWanted, this, &RequestsPage::setFilterText);
    connect(m_detail, &RequestDetail::customerWanted, this,
            [this](const QString &customer) { Q_EMIT itemWanted(u"customers"_s, customer); });
    connect(&link, &GatewayLink::requestsSeen, this, &RequestsPage::addLive);
    connect(&link, &GatewayLink::connectionChanged, this, [this] { m_stale = true; });
    m_table->viewport()->installEventFilter(this);
}

void RequestsPage::buildHead()
{
    m_filterEdit->setPlaceholderText(tr("customer:acme status:blocked"));
    m_filterEdit->setObjectName(u"requestsFilter"_s);
    m_filterEdit->setMaximumWidth(460);
    m_hold->setCheckable(true);
    m_hold->setObjectName(u"holdStill"_s);
    QPushButton *save = button(tr("Export…"));
    save->setObjectName(u"exportRequests"_s);
    save->setToolTip(u"Ctrl+E"_s);
    head()->addWidget(m_livePill);
    head()->addWidget(m_filterEdit, 1);
    head()->addWidget(m_saved);
    head()->addWidget(m_hold);
    head()->addWidget(save);
    connect(save, &QPushButton::clicked, this, &RequestsPage::exportShown);
    m_typing.setSingleShot(true);
    connect(m_filterEdit, &QLineEdit::textChanged, this, [this] { m_typing.start(typingPauseMs); });
    connect(m_filterEdit, &QLineEdit::returnPressed, this, [this] { applyFilter(true); });
    connect(&m_typing, &QTimer::timeout, this, [this] { applyFilter(m_typing.interval() == faultPauseMs); });
    connect(m_saved, &SavedFilters::chosen, this, &RequestsPage::setFilterText);
    m_saved->currentText = [this] { return m_filterEdit->text().trimmed(); };
    connect(m_hold, &QPushButton::toggled, this, [this](bool held) { setLive(!held); });
    setLive(true);
}

void RequestsPage::buildBody()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->setSpacing(0);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    m_foot->setContentsMargins(10, 4, 10, 2);
    m_foot->setObjectName(u"requestsFoot"_s);
    card->body()->addWidget(m_foot);
    m_empty->hide();
    m_table->useModel(m_model);
    m_table->setObjectName(u"requestsTable"_s);
    m_detail->setMinimumHeight(200);
    content()->addWidget(card, 1);
    setInspector(m_detail, Qt::Vertical);
    m_detail->hide();
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_table->giveWay({3, 4, 7}, width() < narrowPage);
    m_filterEdit->setMinimumWidth(width() < narrowPage ? 180 : 360);
}

bool RequestsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        m_pointerInside = event->type() == QEvent::Enter;
        if (!m_pointerInside)
            addWaiting();
    }
    return Page::eventFilter(watched, event);
}

void RequestsPage::focusFilter()
{
    m_filterEdit->setFocus();
    m_filterEdit->selectAll();
}

void RequestsPage::showItem(const QString &item)
{
    setFilterText(item.contains(u':') ? item : u"id:"_s + filterValue(item));
}

void RequestsPage::setFilterText(const QString &text)
{
    m_filterEdit->setText(text);
    m_typing.stop();
    applyFilter(true);
}

void RequestsPage::setLive(bool live)
{
    m_isLive = live;
    m_waiting.clear();
    showLiveness();
    m_stale = true;
    if (live && isVisible())
        refresh();
}

void RequestsPage::showLiveness()
{
    const int waiting = static_cast<int>(m_waiting.size());
    const QString fresh = tr("%n new", nullptr, waiting);
    if (!m_isLive)
        m_livePill->setPill({Mark::Paused, waiting > 0 ? tr("held, %1").arg(fresh) : tr("held")});
    else
        m_livePill->setPill({Mark::Ok, waiting > 0 ? tr("live, %1").arg(fresh) : tr("live")});
    m_hold->setText(m_isLive ? tr("Hold still") : tr("Go live"));
    m_hold->setAccessibleDescription(m_livePill->text());
}

RequestFilter RequestsPage::parsed() const
{
    return RequestFilter::parse(m_filterEdit->text(), QDateTime::currentDateTimeUtc(), m_model->zone());
}

void RequestsPage::applyFilter(bool sayWhatIsWrong)
{
    const RequestFilter next = parsed();
    if (next.fault) {
        // While one still types, a word is not wrong yet.
        if (sayWhatIsWrong)
            m_filterEdit->setFault(next.fault->message);
        else
            m_typing.start(faultPauseMs);
        if (sayWhatIsWrong)
            banner().showNote(next.fault->message);
        return;
    }
    m_filterEdit->setFault({});
    m_filter = next;
    banner().clear();
    m_waiting.clear();
    showLiveness();
    load({});
}

void RequestsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_stale = true; // a hidden page hears nothing
}

/// Someone looks at rows that must not move under their eyes.
bool RequestsPage::isBeingRead() const
{
    return m_model->rowCount() > 0
           && (!m_isLive || m_pointerInside || m_table->verticalScrollBar()->value() > 0);
}

void RequestsPage::refresh()
{
    if (!m_stale && isBeingRead())
        return;
    m_model->setZone(link().zone());
    const RequestFilter next = parsed();
    if (!next.fault)
        m_filter = next; // "since:2h" means two hours before now
    m_waiting.clear();
    load({});
}

void RequestsPage::load(const QString &cursor)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    m_filter.writeTo(query);
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, AdminClient::segment(cursor));
    const int generation = ++m_generation;
    client().get(u"/requests"_s, query, this,
                 [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
                     m_stale = m_stale || !answer.ok;
                     if (generation == m_generation && accept(answer))
                         showPageOf(answer, more);
                 });
}

void RequestsPage::showPageOf(const Answer &answer, bool more)
{
    const auto requests = listOf<Request>(answer.body, u"requests"_s);
    m_stale = false;
    learn(requests);
    const Request *chosen = m_model->at(m_table->currentRow());
    const std::optional<Request> keep = chosen ? std::optional<Request>(*chosen) : std::nullopt;
    if (more)
        m_model->appendRows(requests);
    else
        m_model->setRows(requests);
    const QString next = textOf(answer.body, u"next_cursor"_s);
    m_model->setNextCursor(next);
    const int row = keep ? m_model->find(*keep) : 0;
    if (!more && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
    showFoot(timeOf(answer.body, u"searched_to"_s));
    showEmptiness();
    showLiveness();
    // A rare find may lie further back: go on until there is a screenful.
    if (!next.isEmpty() && m_model->rowCount() < pageSize && requests.size() < pageSize && isVisible())
        load(next);
}

void RequestsPage::learn(const QList<Request> &requests)
{
    for (const Request &request : requests) {
        m_filterEdit->learn(u"customer"_s, request.customer);
        m_filterEdit->learn(u"model"_s, request.modelAsked);
        m_filterEdit->learn(u"provider"_s, request.provider);
        m_filterEdit->learn(u"project"_s, request.project);
        m_filterEdit->learn(u"key"_s, request.keyName);
        m_filterEdit->learn(u"tier"_s, request.tier);
        m_filterEdit->learn(u"error"_s, request.errorCode);
    }
}

void RequestsPage::addLive(const QList<Request> &requests)
{
    if (!isVisible())
        return;
    learn(requests);
    for (const Request &request : requests)
        if (m_filter.matches(request) && m_model->find(request) < 0)
            m_waiting.prepend(request);
    if (m_waiting.size() > mostRows)
        m_waiting.resize(mostRows);
    if (m_isLive && !m_pointerInside)
        addWaiting();
    else
        showLiveness();
}

void RequestsPage::addWaiting()
{
    if (!m_isLive || m_waiting.isEmpty())
        return;
    const QList<Request> fresh = std::exchange(m_waiting, {});
    // Someone who has scrolled down keeps their place.
    QScrollBar *bar = m_table->verticalScrollBar();
    const int place = bar->value();
    m_model->prependRows(fresh, std::max(mostRows, m_model->rowCount()));
    if (place > 0)
        bar->setValue(place + static_cast<int>(fresh.size()) * tableRowHeight);
    showEmptiness();
    showLiveness();
}

void RequestsPage::choose(int row)
{
    const Request *request = m_model->at(row);
    m_detail->setVisible(request);
    if (request)
        m_detail->showRequest(*request);
}

void RequestsPage::showFoot(const QDateTime &searchedTo)
{
    const QString zone = QString::fromUtf8(m_model->zone().id());
    if (searchedTo.isValid())
        m_foot->setText(
            tr("Times in %1 · looked back to %2").arg(zone, dayAndTime(searchedTo, m_model->zone())));
    else
        m_foot->setText(tr("Times in %1 · to the beginning of the log").arg(zone));
}

void RequestsPage::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_foot->setVisible(!none || !m_filter.isEmpty());
    m_empty->setVisible(none);
    if (none)
        m_detail->hide();
    const QString base = link().status().listen;
    if (m_filter.isEmpty())
        m_empty->setText(tr("No request yet"),
                         tr("Point an app's base_url at %1/v1 with a key from the Keys page.")
                             .arg(base.isEmpty() ? tr("the gateway") : base));
    else
        m_empty->setText(tr("Nothing matches"), tr("Take a word out of the filter to see more."));
}

void RequestsPage::exportShown()
{
    ExportJob job;
    job.title = tr("Export requests");
    job.path = u"/export/requests.csv"_s;
    job.fileName = u"requests.csv"_s;
    m_filter.writeTo(job.query);
    if (!m_filter.since.isValid())
        job.query.addQueryItem(u"from"_s, u"1970-01-01"_s);
    job.note = m_filter.isEmpty() ? tr("The whole log, newest first")
                                  : tr("What the filter shows: %1").arg(m_filterEdit->text().trimmed());
    auto *dialog = new ExportDialog(client(), job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace llm0::ui
