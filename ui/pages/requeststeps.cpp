#include "pages/requeststeps.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qreal markSize = 12;
constexpr qreal lineHeight = 18;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::RequestSteps)
};

/// Refused before its worst case was known.
bool stoppedEarly(const Request &request)
{
    return request.refused() && request.estimate.isZero() && request.avoided.isZero();
}

RequestStep estimateStep(const Request &request)
{
    const bool before = stoppedEarly(request);
    const Amount worst = request.estimate.isZero() ? request.avoided : request.estimate;
    return {Words::tr("Estimate"), before ? u"–"_s : moneyItem(worst),
            before ? Words::tr("refused") : Words::tr("worst case"),
            before ? RequestStep::State::Stopped : RequestStep::State::Done};
}

RequestStep reserveStep(const Request &request, bool cached)
{
    if (request.refused())
        return {Words::tr("Reserve"), u"–"_s,
                stoppedEarly(request) ? Words::tr("not reached") : Words::tr("refused"),
                stoppedEarly(request) ? RequestStep::State::NotReached : RequestStep::State::Stopped};
    if (cached)
        return {Words::tr("Reserve"), moneyItem({}), Words::tr("a hit needs no hold"),
                RequestStep::State::Done};
    const bool fitted = request.reserved < request.estimate;
    return {Words::tr("Reserve"), moneyItem(request.reserved),
            fitted ? Words::tr("fitted to what was left") : Words::tr("held"), RequestStep::State::Done};
}

RequestStep callStep(const Request &request, bool cached)
{
    using State = RequestStep::State;
    if (request.refused())
        return {Words::tr("Call"), u"–"_s, Words::tr("not made"), State::NotReached};
    if (cached)
        return {Words::tr("Call"), milliseconds(request.totalMs), Words::tr("from the cache"), State::Done};
    const QString at = request.provider.isEmpty() ? QString() : request.provider;
    return {Words::tr("Call"), milliseconds(request.totalMs), at,
            request.status == u"ok"_s ? State::Done : State::Stopped};
}

RequestStep settleStep(const Request &request)
{
    using State = RequestStep::State;
    if (request.refused())
        return {Words::tr("Settle"), u"–"_s, Words::tr("nothing spent"), State::NotReached};
    const Amount back = request.reserved - request.actual;
    QString note = Words::tr("%1 came back").arg(moneyItem(back));
    if (request.usageEstimated)
        note = Words::tr("usage estimated");
    else if (back.nano < 0)
        note = Words::tr("above what was held");
    else if (back.isZero())
        note = Words::tr("nothing came back");
    return {Words::tr("Settle"), moneyItem(request.actual), note, State::Done};
}

Role inkOf(RequestStep::State state)
{
    if (state == RequestStep::State::Done)
        return Role::Accent;
    return state == RequestStep::State::Stopped ? Role::Blocking : Role::ControlLine;
}

} // namespace

QList<RequestStep> stepsOf(const Request &request)
{
    const bool cached = request.cache == u"exact"_s || request.cache == u"semantic"_s;
    return {estimateStep(request), reserveStep(request, cached), callStep(request, cached),
            settleStep(request)};
}

RequestSteps::RequestSteps(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(Words::tr("The way of the request"));
}

void RequestSteps::setRequest(const Request &request)
{
    m_steps = stepsOf(request);
    const double first = std::clamp(request.firstByteMs, 0.0, request.totalMs);
    m_gatewayMs = std::min(request.gatewayMs, request.totalMs);
    m_waitMs = std::max(0.0, first - m_gatewayMs);
    m_restMs = std::max(0.0, request.totalMs - m_gatewayMs - m_waitMs);
    QStringList spoken;
    for (const RequestStep &step : std::as_const(m_steps))
        spoken.append(u"%1 %2, %3"_s.arg(step.name, step.figure, step.note));
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QSize RequestSteps::sizeHint() const
{
    return {420, m_waitMs + m_restMs > 0 ? 110 : 74};
}

void RequestSteps::paintStep(QPainter &painter, const QRectF &box, const RequestStep &step) const
{
    const QColor ink = color(inkOf(step.state), palette());
    const QRectF mark(box.left(), box.top() + 2, markSize, markSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (step.state == RequestStep::State::Stopped)
        painter.drawRect(mark.adjusted(1, 1, -1, -1));
    else if (step.state == RequestStep::State::Done)
        painter.drawEllipse(mark);
    if (step.state == RequestStep::State::NotReached) {
        painter.setBrush(color(Role::Surface, palette()));
        painter.setPen(QPen(ink, 1.5));
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1));
    }
    const auto line = [&](qreal top, const QString &text, FontKind font, Role role) {
        painter.setFont(fontOf(font));
        painter.setPen(color(role, palette()));
        const QRectF row(box.left(), top, box.width() - 8, lineHeight);
        painter.drawText(
            row, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(visibleText(text), Qt::ElideRight, int(row.width())));
    };
    line(box.top() + 18, step.name, FontKind::Caption, Role::Secondary);
    line(box.top() + 35, step.figure, FontKind::Strong, Role::Text);
    line(box.top() + 52, step.note, FontKind::Caption, Role::Secondary);
}

void RequestSteps::paintTime(QPainter &painter, const QRectF &box) const
{
    const double all = m_gatewayMs + m_waitMs + m_restMs;
    if (all <= 0)
        return;
    struct Part {
        double ms;
        Role role;
        QString name;
    };
    const Part parts[] = {{m_gatewayMs, Role::Good, Words::tr("gateway %1")},
                          {m_waitMs, Role::ControlLine, Words::tr("until the first byte %1")},
                          {m_restMs, Role::Accent, Words::tr("answer %1")}};
    qreal x = box.left();
    painter.setPen(Qt::NoPen);
    for (const Part &part : parts) {
        const qreal width = part.ms > 0 ? std::max<qreal>(box.width() * part.ms / all, 2) : 0;
        painter.setBrush(color(part.role, palette()));
        painter.drawRect(QRectF(x, box.top(), std::min(width, box.right() - x), 6));
        x += width;
    }
    painter.setFont(fontOf(FontKind::Caption));
    qreal text = box.left();
    for (const Part &part : parts) {
        if (part.ms <= 0)
            continue;
        const QString word = part.name.arg(milliseconds(part.ms));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(part.role, palette()));
        painter.drawRect(QRectF(text, box.top() + 15, 8, 8));
        painter.setPen(color(Role::Secondary, palette()));
        const qreal width = painter.fontMetrics().horizontalAdvance(word);
        painter.drawText(QRectF(text + 13, box.top() + 10, width + 2, lineHeight), Qt::AlignVCenter, word);
        text += width + 30;
    }
}

void RequestSteps::paintEvent(QPaintEvent *)
{
    if (m_steps.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal column = qreal(width()) / qreal(m_steps.size());
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const QRectF box(column * qreal(i), 0, column, 74);
        const bool reached =
            i + 1 < m_steps.size() && m_steps.at(i + 1).state != RequestStep::State::NotReached;
        if (i + 1 < m_steps.size()) {
            painter.setPen(QPen(color(reached ? Role::Accent : Role::ControlLine, palette()), 1.5,
                                reached ? Qt::SolidLine : Qt::DotLine));
            painter.drawLine(QPointF(box.left() + markSize + 4, 8), QPointF(box.right() - 4, 8));
        }
        paintStep(painter, box, m_steps.at(i));
    }
    paintTime(painter, QRectF(0, 82, width(), 26));
}

} // namespace llm0::ui
