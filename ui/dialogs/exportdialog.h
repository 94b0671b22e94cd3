#pragma once

#include "client/download.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace llm0::ui {

/// What is to be written into a file.
struct ExportJob {
    QString title;
    QString path; ///< of the Admin API
    QUrlQuery query;
    QString fileName; ///< as proposed
    QString note;     ///< what it holds
    std::optional<qint64> expectedLines;
};

/// Asks where to, writes the file with progress, and can be stopped at any time.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(AdminClient &client, const ExportJob &job, QWidget *parent = nullptr);
    void reject() override;

private:
    void choose();
    void start();
    void showProgress(qint64 bytes, qint64 lines);
    void showEnd(qint64 bytes, qint64 lines);
    void showFailure(const ApiError &error);

    ExportJob m_job;
    Download m_download;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QPushButton *m_start;
    QPushButton *m_close;
    QProgressBar *m_bar;
    QLabel *m_said;
};

} // namespace llm0::ui
