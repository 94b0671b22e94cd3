#pragma once

#include <QLocalServer>
#include <QObject>

namespace llm0 {

/// One window a data folder: a second start asks the first to come to the front and leaves.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);

    /// True: another instance runs and was asked to show itself.
    bool handOver();
    /// From now on answers later starts.
    void listen();

Q_SIGNALS:
    void raiseRequested();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace llm0
