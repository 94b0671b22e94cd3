#pragma once

#include "client/gatewaylink.h"
#include "pages/settingscard.h"

namespace llm0::ui {

class JobProgress;

/// A whole copy of the gateway's data, with progress and a way to stop; and the way back.
class BackupCard : public SettingsCard
{
    Q_OBJECT

public:
    explicit BackupCard(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();

private:
    QString askForFile(bool toSave);
    void startBackup();
    void poll();
    void showProgress(const QJsonObject &progress);
    void planRestore();
    void callOffRestore();
    void pollRestore();
    void showRestore(const QJsonObject &progress);
    void showPlanned(const QString &file);
    void tell(const QString &text, bool bad);

    GatewayLink &m_link;
    QPushButton *m_backup;
    QPushButton *m_restore;
    JobProgress *m_writing;
    JobProgress *m_reading;
    QLabel *m_note;
    QWidget *m_plannedRow;
    QLabel *m_planned;
    QPushButton *m_restart;
    QTimer m_timer;
    QTimer m_restoreTimer;
    bool m_watching = false;  ///< a backup
    bool m_restoring = false; ///< a restore
};

} // namespace llm0::ui
