#pragma once

#include "client/guardstate.h"

#include <QWidget>

namespace llm0::ui {

/// The state with its shape, and the address that apps talk to. In little room the address gives way.
class GuardPill : public QWidget
{
    Q_OBJECT

public:
    explicit GuardPill(QWidget *parent = nullptr);
    void showState(GuardState state, const QString &address);
    QSize sizeHint() const override { return {widthOf(true), 28}; }
    QSize minimumSizeHint() const override { return {widthOf(false), 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOf(bool withAddress) const;
    int wordWidth() const;

    GuardState m_state = GuardState::Down;
    QString m_address;
};

} // namespace llm0::ui
