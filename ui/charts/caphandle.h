#pragma once

#include "format/amount.h"

#include <QAbstractSlider>

namespace llm0::ui {

/// The grip on a cap's line. A slider, so that assistive tools know its value and every key works: arrows for
/// a step, page keys for ten, Home for nothing. The chart places it and translates drags.
class CapHandle final : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit CapHandle(QWidget *parent);
    /// One step of the slider in money, and the top of its range.
    void setScale(Amount step, Amount most);
    void setAmount(Amount amount);
    Amount amount() const;
    bool isDragged() const { return m_dragged; }
    QSize sizeHint() const override { return {44, 18}; }

Q_SIGNALS:
    /// By hand or key, not by setAmount().
    void moved(llm0::ui::Amount amount);
    /// While dragging: the pointer's height in the parent's coordinates.
    void draggedTo(int y);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void tell();

    Amount m_step{1'000'000};
    Amount m_exact; ///< between steps when it was typed or read
    int m_grab = 0;
    bool m_dragged = false;
};

} // namespace llm0::ui
