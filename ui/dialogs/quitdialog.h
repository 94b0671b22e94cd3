#pragma once

#include "client/gatewaylink.h"

#include <QDialog>

class QLabel;

namespace llm0::ui {

/// Who would notice that the gateway is gone.
struct WhoFails {
    QStringList apps; ///< names of the keys that called within the last hour, the busiest first
    int underWay = 0; ///< calls that are not answered yet; their keys may not have called before
    bool nobody() const { return apps.isEmpty() && underWay == 0; }
};

/// Names the apps that will fail without the gateway, before it goes.
class QuitDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuitDialog(const WhoFails &who, QWidget *parent = nullptr);
};

/// Asks the gateway; `done` hears of nobody when it does not answer.
void findWhoFails(GatewayLink &link, QObject *context, std::function<void(const WhoFails &)> done);

} // namespace llm0::ui
