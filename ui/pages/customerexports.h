#pragma once

#include "client/gatewaylink.h"

class QWidget;

namespace llm0::ui {

/// Asks where to and writes what every customer cost in the last `days` days.
void exportAllCustomers(GatewayLink &link, int days, QWidget *parent);
/// Of one customer, by day and model; `failed` hears why nothing came.
void exportOneCustomer(GatewayLink &link, const QString &projectId, const Customer &customer, int days,
                       QWidget *parent, std::function<void(const ApiError &)> failed);

} // namespace llm0::ui
