#include "pages/backupcard.h"

#include "format/format.h"
#include "widgets/jobprogress.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int pollMs = 300;

} // namespace

BackupCard::BackupCard(GatewayLink &link, QWidget *parent)
    : SettingsCard(tr("Backup"), parent)
    , m_link(link)
    , m_backup(button(tr("Back up…"), "", this))
    , m_restore(button(tr("Restore…"), "", this))
    , m_writing(new JobProgress(tr("Progress of the backup"), tr("Cancel the backup"), this))
    , m_reading(new JobProgress(tr("Progress of the restore"), tr("Cancel the restore"), this))
    , m_note(wrappingLabel({}, "secondary", this))
    , m_plannedRow(new QWidget(this))
    , m_planned(wrappingLabel({}, nullptr, m_plannedRow))
    , m_restart(button(tr("Restart now"), "primary", m_plannedRow))
{
    m_backup->setObjectName(u"backup"_s);
    m_restore->setObjectName(u"restore"_s);
    addRow(tr("Back up"), tr("Everything in one file while the gateway runs, without the providers' keys."),
           m_backup, u"copy export"_s);
    addWhole(m_writing);
    addRow(tr("Restore"),
           tr("Puts a backup in place when the gateway next starts; today's data is kept beside it."),
           m_restore, u"import"_s);
    addWhole(m_reading);
    auto *planned = new QHBoxLayout(m_plannedRow);
    planned->setContentsMargins(0, 0, 0, 0);
    planned->addWidget(m_planned, 1);
    QPushButton *callOff = button(tr("Call off"), "", m_plannedRow);
    planned->addWidget(callOff);
    planned->addWidget(m_restart);
    body()->addWidget(m_plannedRow);
    body()->addWidget(m_note);
    for (QWidget *hidden : std::initializer_list<QWidget *>{m_writing, m_reading, m_plannedRow, m_note})
        hidden->hide();
    m_writing->setObjectName(u"backupProgress"_s);
    m_reading->setObjectName(u"restoreProgress"_s);
    for (QTimer *timer : {&m_timer, &m_restoreTimer})
        timer->setInterval(pollMs);
    connect(&m_timer, &QTimer::timeout, this, &BackupCard::poll);
    connect(&m_restoreTimer, &QTimer::timeout, this, &BackupCard::pollRestore);
    connect(m_backup, &QPushButton::clicked, this, &BackupCard::startBackup);
    connect(m_restore, &QPushButton::clicked, this, &BackupCard::planRestore);
    connect(m_writing, &JobProgress::cancelWanted, this,
            [this] { m_link.client().remove(u"/backup"_s, this, {}); });
    connect(m_reading, &JobProgress::cancelWanted, this, &BackupCard::callOffRestore);
    connect(m_restart, &QPushButton::clicked, &m_link, &GatewayLink::restartWanted);
    connect(callOff, &QPushButton::clicked, this, &BackupCard::callOffRestore);
}

/// On this computer a file dialog; elsewhere a path on the gateway's machine.
QString BackupCard::askForFile(bool toSave)
{
    const QString name = u"llm0-%1.db"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    const QString host = m_link.client().base().host();
    if (host != u"127.0.0.1"_s && host != u"localhost"_s && host != u"::1"_s)
        return QInputDialog::getText(this, tr("Backup"), tr("Absolute path on the gateway's machine"));
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString kinds = tr("LLM0 backups (*.db)");
    return toSave ? QFileDialog::getSaveFileName(this, tr("Back up to"), folder.filePath(name), kinds)
                  : QFileDialog::getOpenFileName(this, tr("Restore from"), folder.path(), kinds);
}

void BackupCard::startBackup()
{
    const QString file = askForFile(true);
    if (file.isEmpty())
        return;
    JsonBody body;
    body.text(u"file"_s, file).boolean(u"background"_s, true);
    m_link.client().post(u"/backup"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return tell(answer.error.message, true);
        m_watching = true;
        showProgress(answer.body);
    });
}

void BackupCard::poll()
{
    m_link.client().get(u"/backup"_s, this, [this](const Answer &answer) {
        if (answer.ok)
            showProgress(answer.body);
        else
            m_timer.stop();
    });
}

void BackupCard::showProgress(const QJsonObject &progress)
{
    const bool running = progress.value(u"running"_s).toBool();
    const std::int64_t written = integerOf(progress, u"bytes"_s);
    m_writing->showBytes(written, integerOf(progress, u"expected_bytes"_s));
    m_writing->setVisible(running);
    m_backup->setEnabled(!running);
    if (running) {
        m_watching = true;
        m_timer.start();
        return;
    }
    m_timer.stop();
    if (!std::exchange(m_watching, false))
        return;
    const QString error = textOf(progress, u"error"_s);
    if (progress.value(u"cancelled"_s).toBool())
        tell(tr("The backup was stopped; nothing was left of it."), false);
    else if (!error.isEmpty())
        tell(error, true);
    else
        tell(tr("Backed up to %1 (%2).").arg(textOf(progress, u"file"_s), bytes(written)), false);
}

void BackupCard::planRestore()
{
    const QString file = askForFile(false);
    if (file.isEmpty())
        return;
    JsonBody body;
    body.text(u"file"_s, file).boolean(u"background"_s, true);
    m_link.client().post(u"/restore"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return tell(answer.error.message, true);
        m_restoring = true;
        showRestore(answer.body);
    });
}

void BackupCard::callOffRestore()
{
    m_link.client().remove(u"/restore"_s, this, [this](const Answer &) { pollRestore(); });
}

void BackupCard::refresh()
{
    poll();
    pollRestore();
}

void BackupCard::pollRestore()
{
    m_link.client().get(u"/restore"_s, this, [this](const Answer &answer) {
        if (answer.ok)
            showRestore(answer.body);
        else
            m_restoreTimer.stop();
    });
}

void BackupCard::showRestore(const QJsonObject &progress)
{
    const bool running = progress.value(u"running"_s).toBool();
    m_reading->showBytes(integerOf(progress, u"bytes"_s), integerOf(progress, u"expected_bytes"_s));
    m_reading->setVisible(running);
    m_restore->setEnabled(!running);
    showPlanned(running ? QString() : textOf(progress, u"planned"_s));
    if (running) {
        m_restoring = true;
        m_restoreTimer.start();
        return;
    }
    m_restoreTimer.stop();
    if (!std::exchange(m_restoring, false))
        return;
    const QString error = textOf(progress, u"error"_s);
    if (progress.value(u"cancelled"_s).toBool())
        tell(tr("The restore was stopped; nothing changes at the next start."), false);
    else if (!error.isEmpty())
        tell(error, true);
}

void BackupCard::showPlanned(const QString &file)
{
    m_planned->setText(tr("%1 is put in place when the gateway starts.").arg(file));
    m_plannedRow->setVisible(!file.isEmpty());
    m_restart->setVisible(m_link.ownsGateway());
}

void BackupCard::tell(const QString &text, bool bad)
{
    m_note->setProperty("role", bad ? u"blocking"_s : u"secondary"_s);
    m_note->setStyleSheet(styleSheet());
    m_note->setText(text);
    m_note->show();
}

} // namespace llm0::ui
