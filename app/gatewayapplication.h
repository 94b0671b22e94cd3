#pragma once

#include "gateway.h"

#include <QObject>

class QSocketNotifier;

namespace llm0 {

/// The headless program: opens the gateway, serves until SIGTERM or SIGINT, drains and leaves.
class GatewayApplication
{
public:
    explicit GatewayApplication(GatewayOptions options) : m_options(std::move(options)) {}
    /// Runs the event loop; the process's exit code.
    int run();

private:
    GatewayOptions m_options;
};

/// Calls back on the main thread when the process is asked to end.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopRequested();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace llm0
