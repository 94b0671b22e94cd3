#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class RouteSteps;

/// Tries any model's name: where would a call for it go?
class RouteTrial : public Card
{
    Q_OBJECT

public:
    explicit RouteTrial(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();

private:
    QLineEdit *m_model;
    RouteSteps *m_steps;
};

} // namespace llm0::ui
