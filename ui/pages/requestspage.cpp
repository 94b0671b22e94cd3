#include "pages/requestspage.h"

#include "format/format.h"
#include "models/requestsmodel.h"
#include "pages/requestdetail.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int narrowPage = 940;
constexpr int pageSize = 100;
constexpr int mostRows = 2000;
constexpr int typingPauseMs = 250;

} // namespace

RequestsPage::RequestsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Requests"), parent)
    , m_filterEdit(new QLineEdit(this))
    , m_live(button(tr("Hold still")))
    , m_livePill(new StatePill(this))
    , m_model(new RequestsModel(this))
    , m_table(new Table(tr("Requests"), this))
    , m_empty(new EmptyState(u"requests"_s, {}, {}, {}, this))
    , m_detail(new RequestDetail(link, this))
{
    buildHead();
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    m_empty->hide();
    m_table->useModel(m_model);
    m_table->setObjectName(u"requestsTable"_s);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(14);
    split->setChildrenCollapsible(false);
    split->addWidget(card);
    split->addWidget(m_detail);
    m_detail->setMinimumHeight(200);
    split->setSizes({400, 270});
    content()->addWidget(split, 1);
    m_detail->hide();

    m_model->onMoreWanted = [this](const QString &cursor) { load(cursor); };
    connect(m_table, &Table::rowChosen, this, &RequestsPage::choose);
    connect(&link, &GatewayLink::requestsSeen, this, &RequestsPage::addLive);
}

void RequestsPage::buildHead()
{
    m_filterEdit->setPlaceholderText(tr("customer:acme status:blocked cost:>0.01"));
    m_filterEdit->setAccessibleName(tr("Filter requests"));
    m_filterEdit->setObjectName(u"requestsFilter"_s);
    m_filterEdit->setToolTip(tr("customer:… status:ok|refused|failed|aborted model:… provider:… cost:>…"));
    m_filterEdit->setFont(fontOf(FontKind::Mono));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->setFixedWidth(360);
    m_live->setCheckable(true);
    head()->addWidget(m_livePill);
    head()->addWidget(m_filterEdit);
    head()->addWidget(m_live);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(m_filterEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &RequestsPage::applyFilter);
    connect(m_live, &QPushButton::toggled, this, [this](bool held) { setLive(!held); });
    setLive(true);
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_table->giveWay({3, 4, 7}, width() < narrowPage);
}

void RequestsPage::focusFilter()
{
    m_filterEdit->setFocus();
    m_filterEdit->selectAll();
}

void RequestsPage::setLive(bool live)
{
    m_isLive = live;
    m_missed = 0;
    m_livePill->setPill(live ? Pill{Mark::Ok, tr("live")} : Pill{Mark::Paused, tr("held")});
    m_live->setText(live ? tr("Hold still") : tr("Go live"));
    if (live && isVisible())
        refresh();
}

void RequestsPage::applyFilter()
{
    m_filter = RequestFilter::parse(m_filterEdit->text());
    if (!m_filter.wrong.isEmpty()) {
        banner().showNote(tr("“%1” is not understood. Use customer: status: model: provider: or cost:>")
                              .arg(m_filter.wrong));
        return;
    }
    banner().clear();
    load({});
}

void RequestsPage::refresh()
{
    m_model->setZone(link().zone());
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
    client().get(
        u"/requests"_s, query, this, [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
            if (generation != m_generation || !accept(answer))
                return;
            const auto requests = listOf<Request>(answer.body, u"requests"_s);
            const Request *chosen = m_model->at(m_table->currentRow());
            const std::optional<Request> keep = chosen ? std::optional<Request>(*chosen) : std::nullopt;
            if (more)
                m_model->appendRows(requests);
            else
                m_model->setRows(requests);
            m_model->setNextCursor(textOf(answer.body, u"next_cursor"_s));
            showEmptiness();
            const int row = keep ? m_model->find(*keep) : 0;
            if (!more && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
        });
}

void RequestsPage::addLive(const QList<Request> &requests)
{
    if (!isVisible())
        return;
    QList<Request> fresh;
    for (const Request &request : requests)
        if (m_filter.matches(request) && m_model->find(request) < 0)
            fresh.prepend(request);
    if (fresh.isEmpty())
        return;
    if (!m_isLive) {
        m_missed += static_cast<int>(fresh.size());
        m_live->setText(tr("Go live (%1 new)").arg(m_missed));
        return;
    }
    // Someone who has scrolled down keeps their place.
    QScrollBar *bar = m_table->verticalScrollBar();
    const int place = bar->value();
    m_model->prependRows(fresh, mostRows);
    if (place > 0)
        bar->setValue(place + static_cast<int>(fresh.size()) * tableRowHeight);
    showEmptiness();
}

void RequestsPage::choose(int row)
{
    const Request *request = m_model->at(row);
    m_detail->setVisible(request);
    if (request)
        m_detail->showRequest(*request);
}

void RequestsPage::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
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

} // namespace llm0::ui
