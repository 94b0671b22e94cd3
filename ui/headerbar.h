#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

/// What the gateway is doing right now, in one word and one shape.
enum class GuardState { Guarding, Blocking, Paused, Down };
GuardState guardStateOf(const GatewayLink &link);
QString guardWord(GuardState state);

/// On every page: guard state and address, what can still be spent, what was spent, pause.
class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(GatewayLink &link, QWidget *parent = nullptr);
    void showStatus();
    QPushButton *pauseButton() const { return m_pause; }

protected:
    void changeEvent(QEvent *event) override;

private:
    FigureLabel *addFigure(class QHBoxLayout &row, const QString &caption);
    void buildPauseMenu();
    void pressPause();

    class GuardPill;
    GatewayLink &m_link;
    GuardPill *m_guard;
    FigureLabel *m_left;
    FigureLabel *m_spent;
    QPushButton *m_pause;
    QPushButton *m_pauseFor;
};

} // namespace llm0::ui
