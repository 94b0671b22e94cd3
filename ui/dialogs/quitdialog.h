#pragma once

#include "client/gatewaylink.h"

#include <QDialog>

class QLabel;

namespace llm0::ui {

/// Names the apps that will fail without the gateway, before it goes.
class QuitDialog : public QDialog
{
    Q_OBJECT

public:
    /// `apps`: names of the keys that called lately.
    QuitDialog(const QStringList &apps, int inFlight, QWidget *parent = nullptr);
};

/// Asks which keys called within the last hour, the busiest first; `done` gets an empty list when the
/// gateway does not answer.
void findApps(GatewayLink &link, QObject *context, std::function<void(const QStringList &)> done);

} // namespace llm0::ui
