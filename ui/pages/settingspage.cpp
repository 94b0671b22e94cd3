#include "pages/settingspage.h"

#include "format/format.h"
#include "pages/backupcard.h"
#include "pages/connectioncard.h"
#include "pages/windowsettings.h"

#include <QBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {

using Kind = SettingRow::Kind;

SettingsPage::SettingsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Settings"), parent)
    , m_search(new QLineEdit(this))
    , m_pause(wrappingLabel({}, "secondary", this))
    , m_restart(makeRestart())
    , m_none(wrappingLabel(tr("No setting by that name."), "secondary", this))
{
    m_search->setObjectName(u"settingsSearch"_s);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(220);
    head()->addWidget(m_search);
    content()->addWidget(m_restart);
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Settings"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 8, 0);
    m_column->setSpacing(14);
    buildCards();
    m_column->addWidget(m_none);
    m_none->hide();
    m_column->addStretch();
    inner->setMaximumWidth(820);
    area->setWidget(inner);
    content()->addWidget(area, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(&link, &GatewayLink::statusChanged, this, &SettingsPage::showPause);
}

SettingsCard *SettingsPage::addCard(const QString &title)
{
    auto *card = new SettingsCard(title, this);
    m_cards.append(card);
    m_column->addWidget(card);
    return card;
}

SettingRow *SettingsPage::addSetting(SettingsCard &card, const QString &name, Kind kind, const QString &title,
                                     const QString &help)
{
    auto *row = new SettingRow(link(), name, kind, title, help, &card);
    card.addWhole(row, name);
    m_rows.append(row);
    connect(row, &SettingRow::saved, this, [this](bool restart) {
        if (restart)
            m_restart->show();
        refresh();
    });
    return row;
}

void SettingsPage::buildCards()
{
    SettingsCard *caps = addCard(tr("Account caps"));
    addSetting(*caps, u"daily_cap_usd"_s, Kind::Amount, tr("A day, USD"),
               tr("No call goes out that could take the day above this."));
    addSetting(*caps, u"monthly_cap_usd"_s, Kind::Amount, tr("A month, USD"),
               tr("The same for the calendar month."));
    addSetting(*caps, u"per_request_max_usd"_s, Kind::Amount, tr("One request, USD"),
               tr("The most a single call may cost."));
    addSetting(*caps, u"budget_time_zone"_s, Kind::Zone, tr("Budget time zone"),
               tr("Where days and months begin, e.g. UTC or Europe/Berlin."));
    caps->addWhole(m_pause, tr("Pause"));

    m_window = new WindowSettings(link(), this);
    m_cards.append(m_window);
    m_column->addWidget(m_window);

    SettingsCard *network = addCard(tr("Network"));
    addSetting(*network, u"listen"_s, Kind::Port, tr("Gateway address"),
               tr("Where apps send their calls: address:port."));
    addSetting(*network, u"admin_listen"_s, Kind::Port, tr("Admin address"),
               tr("Where this window asks; keep it on this computer."));
    addSetting(*network, u"allowed_hosts"_s, Kind::Text, tr("Allowed host names"),
               tr("Other names the gateway may be called by, with commas."));
    addSetting(*network, u"tls_cert"_s, Kind::Text, tr("TLS certificate"),
               tr("A PEM file, with its chain; needed to listen beyond this computer."));
    addSetting(*network, u"tls_key"_s, Kind::Text, tr("TLS key"),
               tr("Its private key, a PEM file without a passphrase."));
    addSetting(*network, u"workers"_s, Kind::Integer, tr("Worker threads"),
               tr("How many threads serve calls; 0 fits the computer."));

    SettingsCard *privacy = addCard(tr("Privacy and data"));
    addSetting(*privacy, u"retention_days"_s, Kind::Integer, tr("Keep requests, days"),
               tr("Older lines of the log are deleted; sums stay. 0 keeps all."));
    addSetting(*privacy, u"daily_backups"_s, Kind::Integer, tr("Daily backups to keep"),
               tr("A checked copy each day in the data folder's backups. 0 makes none."));
    addSetting(*privacy, u"daily_backup_time"_s, Kind::Text, tr("Time of the daily backup"),
               tr("Hours and minutes in the budget's time zone, e.g. 04:10."));
    SettingRow *secrets =
        addSetting(*privacy, u"secrets_backend"_s, Kind::Choice, tr("Where providers' keys are kept"),
                   tr("The desktop's keychain where it answers, else a file only you can read."));
    secrets->addChoice(u"auto"_s, tr("Keychain, else file"));
    secrets->addChoice(u"keychain"_s, tr("Keychain only"));
    secrets->addChoice(u"file"_s, tr("File"));

    m_backup = new BackupCard(link(), this);
    m_connection = new ConnectionCard(link(), this);
    for (SettingsCard *card :
         {static_cast<SettingsCard *>(m_backup), static_cast<SettingsCard *>(m_connection)}) {
        m_cards.append(card);
        m_column->addWidget(card);
    }
}

/// Appears once something was saved that binds after a restart.
QWidget *SettingsPage::makeRestart()
{
    auto *frame = new QFrame(this);
    frame->setProperty("banner", u"info"_s);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 7, 8, 7);
    row->addWidget(wrappingLabel(tr("Saved. It takes effect when the gateway restarts."), nullptr, frame), 1);
    QPushButton *now = smallButton(tr("Restart now"), frame);
    now->setObjectName(u"restartGateway"_s);
    now->setVisible(link().ownsGateway());
    row->addWidget(now);
    connect(now, &QPushButton::clicked, &link(), &GatewayLink::restartWanted);
    connect(&link(), &GatewayLink::statusChanged, now,
            [this, now] { now->setVisible(link().ownsGateway()); });
    frame->hide();
    return frame;
}

void SettingsPage::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
}

void SettingsPage::showItem(const QString &item)
{
    m_search->setText(item);
}

QList<Command> SettingsPage::commands()
{
    QList<Command> out;
    for (const SettingRow *row : std::as_const(m_rows))
        out.append(
            {row->title(), tr("Setting"), u"settings"_s, {}, row->name(), [this, title = row->title()] {
                 Q_EMIT itemWanted(u"settings"_s, title);
             }});
    return out;
}

void SettingsPage::filter(const QString &text)
{
    bool any = false;
    for (SettingsCard *card : std::as_const(m_cards))
        any = card->filter(text.trimmed()) || any;
    m_none->setVisible(!any);
    if (text.isEmpty())
        refresh(); // rows that stand for a state hide themselves again
}

void SettingsPage::refresh()
{
    showPause();
    m_window->showState();
    m_backup->refresh();
    m_connection->refresh();
    client().get(u"/settings"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        for (const Setting &setting : Setting::listFrom(answer.body)) {
            for (SettingRow *row : std::as_const(m_rows)) {
                if (row->name() == setting.name)
                    row->showSetting(setting);
            }
        }
    });
}

void SettingsPage::showPause()
{
    const auto &paused = link().status().paused;
    if (!paused) {
        m_pause->setText(
            tr("Spend is not paused. The button at the top refuses every paid call at once; cache and "
               "local models go on."));
        return;
    }
    const QString until = paused->until.isValid()
                              ? tr("until %1").arg(dayAndTime(paused->until, link().zone()))
                              : tr("until resumed");
    m_pause->setText(paused->everything() ? tr("Everything is paused %1.").arg(until)
                                          : tr("Paid calls are paused %1.").arg(until));
}

} // namespace llm0::ui
