#include "dialogs/exportdialog.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "widgets/basics.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QProgressBar>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString lastFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QSettings().value(u"export/folder"_s, documents).toString();
}

} // namespace

ExportDialog::ExportDialog(AdminClient &client, const ExportJob &job, QWidget *parent)
    : QDialog(parent)
    , m_job(job)
    , m_download(client)
    , m_file(new QLineEdit(QDir(lastFolder()).filePath(job.fileName), this))
    , m_choose(button(tr("Choose…"), "", this))
    , m_start(button(tr("Export"), "primary", this))
    , m_close(button(tr("Cancel"), "", this))
    , m_bar(new QProgressBar(this))
    , m_said(wrappingLabel({}, "secondary", this))
{
    setWindowTitle(visibleText(job.title));
    setMinimumWidth(480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(wrappingLabel(job.note));
    auto *row = new QHBoxLayout;
    m_file->setAccessibleName(tr("File"));
    m_file->setObjectName(u"exportFile"_s);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose);
    column->addLayout(row);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    column->addWidget(m_bar);
    m_said->setObjectName(u"exportSaid"_s);
    column->addWidget(m_said);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    column->addLayout(buttons);
    m_start->setObjectName(u"exportStart"_s);
    m_start->setDefault(true);
    m_close->setAutoDefault(false);
    m_choose->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(&m_download, &Download::progressed, this, &ExportDialog::showProgress);
    connect(&m_download, &Download::finished, this, &ExportDialog::showEnd);
    connect(&m_download, &Download::failed, this, &ExportDialog::showFailure);
}

void ExportDialog::reject()
{
    if (!m_download.running()) {
        QDialog::reject();
        return;
    }
    m_download.cancel();
    m_bar->hide();
    m_said->setText(tr("Stopped. Nothing was written."));
    m_start->setEnabled(true);
}

void ExportDialog::choose()
{
    const QString file =
        QFileDialog::getSaveFileName(this, m_job.title, m_file->text(), tr("CSV files (*.csv)"));
    if (!file.isEmpty())
        m_file->setText(file);
}

void ExportDialog::start()
{
    const QString file = m_file->text();
    QSettings().setValue(u"export/folder"_s, QFileInfo(file).absolutePath());
    m_start->setEnabled(false);
    m_bar->setRange(0, m_job.expectedLines ? 1000 : 0);
    m_bar->setValue(0);
    m_bar->show();
    m_said->setText(tr("Writing…"));
    m_download.start(m_job.path, m_job.query, file);
}

void ExportDialog::showProgress(qint64 bytes, qint64 lines)
{
    if (m_job.expectedLines && *m_job.expectedLines > 0)
        m_bar->setValue(static_cast<int>(std::min<qint64>(1000, lines * 1000 / *m_job.expectedLines)));
    m_said->setText(tr("Writing… %1 lines, %2").arg(count(lines), llm0::ui::bytes(bytes)));
}

void ExportDialog::showEnd(qint64 bytes, qint64 lines)
{
    m_bar->hide();
    m_start->hide();
    m_close->setText(tr("Close"));
    m_close->setFocus();
    m_said->setText(tr("Written: %1 lines, %2").arg(count(lines), llm0::ui::bytes(bytes)));
}

void ExportDialog::showFailure(const ApiError &error)
{
    m_bar->hide();
    m_start->setEnabled(true);
    m_said->setText(tr("Not written: %1").arg(error.message));
}

} // namespace llm0::ui
