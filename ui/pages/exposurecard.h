#pragma once

#include "client/dto.h"
#include "widgets/basics.h"

namespace llm0::ui {

/// The most that can still be spent: settled, reserved and left, always three numbers.
class ExposureCard : public Card
{
    Q_OBJECT

public:
    explicit ExposureCard(QWidget *parent = nullptr);
    /// `month` shows the month's window, else today's.
    void setScope(const Scope &account, std::int64_t inFlight, bool month);

Q_SIGNALS:
    void capWanted();

private:
    FigureLabel *addRow(class QVBoxLayout &column, class QWidget *swatch, QLabel *name, bool strong);

    FigureLabel *m_big;
    QLabel *m_of;
    CapBar *m_bar;
    FigureLabel *m_settled;
    FigureLabel *m_reserved;
    FigureLabel *m_left;
    QLabel *m_reservedName;
    QPushButton *m_setCap;
};

} // namespace llm0::ui
