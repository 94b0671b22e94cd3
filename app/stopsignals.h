#pragma once

#include <QObject>

class QSocketNotifier;

namespace llm0 {

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
