#pragma once

#include "client/dto.h"

#include <QWidget>

namespace llm0::ui {

/// One step of a request's way: a word, its figure and a note below.
struct RequestStep {
    enum class State { Done, Stopped, NotReached };
    QString name;
    QString figure;
    QString note;
    State state = State::Done;
};
/// Estimate → reserve → call → settle, as far as the request came. Pure.
QList<RequestStep> stepsOf(const Request &request);

/// The steps side by side, joined by a line; below, the time each took in proportion.
class RequestSteps : public QWidget
{
    Q_OBJECT

public:
    explicit RequestSteps(QWidget *parent = nullptr);
    void setRequest(const Request &request);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintStep(QPainter &painter, const QRectF &box, const RequestStep &step) const;
    void paintTime(QPainter &painter, const QRectF &box) const;

    QList<RequestStep> m_steps;
    double m_gatewayMs = 0, m_waitMs = 0, m_restMs = 0;
};

} // namespace llm0::ui
