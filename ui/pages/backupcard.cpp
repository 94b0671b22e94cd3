#include "pages/backupcard.h"

#include "format/format.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QProgressBar>
#include <QStandardPaths>

#include <algorithm>

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
    , m_progressRow(new QWidget(this))
    , m_bar(new QProgressBar(m_progressRow))
    , m_cancel(smallButton(tr("Cancel"), m_progressRow))
    , m_note(wrappingLabel({}, "secondary", this))
    , m_plannedRow(new QWidget(this))
    , m_planned(wrappingLabel({}, nullptr, m_plannedRow))
    , m_restart(button(tr("Restart now"), "primary", m_plannedRow))
{
    m_backup->setObjectName(u"backup"_s);
    m_restore->setObjectName(u"restore"_s);
    addRow(tr("Back up"), tr("Everything in one file while the gateway runs, without the providers' keys."),
           m_backup, u"copy export"_s);
    addWhole(makeProgress());
    addRow(tr("Restore"),
           tr("Puts a backup in place when the gateway next starts; today's data is kept beside it."),
           m_restore, u"import"_s);
    auto *planned = new QHBoxLayout(m_plannedRow);
    planned->setContentsMargins(0, 0, 0, 0);
    planned->addWidget(m_planned, 1);
    QPushButton *callOff = button(tr("Call off"), "", m_plannedRow);
    planned->addWidget(callOff);
    planned->addWidget(m_restart);
    body()->addWidget(m_plannedRow);
    body()->addWidget(m_note);
    for (QWidget *hidden : {m_progressRow, m_plannedRow, static_cast<QWidget *>(m_note)})
        hidden->hide();
    m_timer.setInterval(pollMs);
    connect(&m_timer, &QTimer::timeout, this, &BackupCard::poll);
    connect(m_backup, &QPushButton::clicked, this, &BackupCard::startBackup);
    connect(m_restore, &QPushButton::clicked, this, &BackupCard::planRestore);
    connect(m_cancel, &QPushButton::clicked, this,
            [this] { m_link.client().remove(u"/backup"_s, this, {}); });
    connect(m_restart, &QPushButton::clicked, &m_link, &GatewayLink::restartWanted);
    connect(callOff, &QPushButton::clicked, this,
            [this] { m_link.client().remove(u"/restore"_s, this, [this](const Answer &) { refresh(); }); });
}

QWidget *BackupCard::makeProgress()
{
    auto *row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress of the backup"));
    m_cancel->setAccessibleName(tr("Cancel the backup"));
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    return m_progressRow;
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
    const std::int64_t whole = std::max<std::int64_t>(integerOf(progress, u"expected_bytes"_s), 1);
    m_bar->setRange(0, 1000);
    m_bar->setValue(static_cast<int>(std::min<std::int64_t>(written * 1000 / whole, 1000)));
    m_progressRow->setVisible(running);
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
    m_link.client().post(u"/restore"_s, JsonBody().text(u"file"_s, file), this, [this](const Answer &answer) {
        if (answer.ok)
            showPlanned(textOf(answer.body, u"planned"_s));
        else
            tell(answer.error.message, true);
    });
}

void BackupCard::refresh()
{
    poll();
    m_link.client().get(u"/restore"_s, this, [this](const Answer &answer) {
        if (answer.ok)
            showPlanned(textOf(answer.body, u"planned"_s));
    });
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
