#include "pages/latestrequests.h"

#include "format/format.h"
#include "pages/requesttexts.h"

#include <QBoxLayout>
#include <QPainter>

namespace llm0::ui {
namespace {

constexpr int mostKept = 20;
constexpr int lineHeight = 44;

} // namespace

/// Two lines a request: who and how it ended, then model, time and cost.
class LatestRequests::List : public QWidget
{
public:
    explicit List(const QList<Request> &requests, QWidget *parent) : QWidget(parent), m_requests(requests)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
        setAccessibleName(LatestRequests::tr("Latest requests"));
    }
    QTimeZone zone = QTimeZone::utc();

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int top = 0;
        for (const Request &request : m_requests) {
            if (top + lineHeight > height())
                break;
            paintOne(painter, request, QRectF(0, top, width(), lineHeight));
            top += lineHeight;
        }
    }

private:
    void paintOne(QPainter &painter, const Request &request, const QRectF &box)
    {
        const Pill pill = resultOf(request);
        const qreal side = pillWidth(pill);
        paintPill(painter, QRectF(box.right() - side, box.top() + 4, side, 20), pill, palette());
        painter.setFont(fontOf(FontKind::Strong));
        painter.setPen(color(Role::Text, palette()));
        const QRectF first(box.left(), box.top() + 4, box.width() - side - 8, 18);
        painter.drawText(first, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(customerText(request.customer), Qt::ElideRight,
                                                          int(first.width())));
        painter.setFont(fontOf(FontKind::Caption));
        painter.setPen(color(Role::Secondary, palette()));
        const QString cost = costText(request);
        const qreal costWidth = figuresWidth(painter.font(), cost);
        const QRectF second(box.left(), box.top() + 22, box.width(), 18);
        drawFigures(painter, second, Qt::AlignRight, cost);
        const QString text = clockTime(request.startedAt, zone) + QStringLiteral("  ") + modelText(request);
        painter.drawText(
            second, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, int(second.width() - costWidth - 10)));
        painter.setPen(color(Role::Line, palette()));
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5));
    }

    const QList<Request> &m_requests;
};

LatestRequests::LatestRequests(QWidget *parent) : Card(tr("Latest requests"), parent)
{
    m_list = new List(m_requests, this);
    m_empty = wrappingLabel(
        tr("Nothing yet. Point an app's base_url at this gateway; its calls appear here at once."),
        "secondary", this);
    QPushButton *all = button(tr("All requests"), "link", this);
    addAside(all);
    body()->addWidget(m_empty);
    body()->addWidget(m_list, 1);
    connect(all, &QPushButton::clicked, this, &LatestRequests::allWanted);
}

void LatestRequests::setRequests(const QList<Request> &newestFirst)
{
    m_requests = newestFirst.mid(0, mostKept);
    m_empty->setVisible(m_requests.isEmpty());
    m_list->update();
}

void LatestRequests::addRequests(const QList<Request> &oldestFirst)
{
    for (const Request &request : oldestFirst)
        m_requests.prepend(request);
    setRequests(m_requests);
}

void LatestRequests::setZone(const QTimeZone &zone)
{
    m_list->zone = zone;
}

int LatestRequests::shownCount() const
{
    return static_cast<int>(m_requests.size());
}

} // namespace llm0::ui
