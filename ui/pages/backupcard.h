#pragma once

#include "client/gatewaylink.h"
#include "pages/settingscard.h"

class QProgressBar;

namespace llm0::ui {

/// A whole copy of the gateway's data, with progress and a way to stop; and the way back.
class BackupCard : public SettingsCard
{
    Q_OBJECT

public:
    explicit BackupCard(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();

private:
    QWidget *makeProgress();
    QString askForFile(bool toSave);
    void startBackup();
    void poll();
    void showProgress(const QJsonObject &progress);
    void planRestore();
    void showPlanned(const QString &file);
    void tell(const QString &text, bool bad);

    GatewayLink &m_link;
    QPushButton *m_backup;
    QPushButton *m_restore;
    QWidget *m_progressRow;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QLabel *m_note;
    QWidget *m_plannedRow;
    QLabel *m_planned;
    QPushButton *m_restart;
    QTimer m_timer;
    bool m_watching = false;
};

} // namespace llm0::ui
