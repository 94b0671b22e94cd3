#include "pages/settingspage.h"

#include "format/format.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCompleter>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

const QStringList amountNames{u"daily_cap_usd"_s, u"monthly_cap_usd"_s, u"per_request_max_usd"_s};
const QStringList integerNames{u"retention_days"_s, u"workers"_s};

QString sourceText(const Setting &setting)
{
    QString text;
    if (setting.source == u"environment"_s)
        text = SettingsPage::tr("Set by the environment and fixed by it.");
    else if (setting.source == u"argument"_s)
        text = SettingsPage::tr("Set on the command line and fixed by it.");
    else if (setting.source == u"file"_s)
        text = SettingsPage::tr("Set in the configuration file.");
    else if (setting.source == u"default"_s)
        text = SettingsPage::tr("Default.");
    if (setting.needsRestart)
        text += (text.isEmpty() ? QString() : u" "_s) + SettingsPage::tr("Takes effect after a restart.");
    return text;
}

} // namespace

SettingsPage::SettingsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Settings"), parent)
    , m_search(new QLineEdit(this))
    , m_pause(wrappingLabel({}, "secondary", this))
{
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(220);
    head()->addWidget(m_search);
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Settings"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    buildCards(*column);
    column->addStretch();
    inner->setMaximumWidth(820);
    area->setWidget(inner);
    content()->addWidget(area, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(&link, &GatewayLink::statusChanged, this, &SettingsPage::showPause);
}

void SettingsPage::buildCards(QVBoxLayout &column)
{
    auto *caps = new Card(tr("Account caps"), this);
    addRow(*caps, u"daily_cap_usd"_s, tr("A day, USD"),
           tr("No call goes out that could take the day above this."));
    addRow(*caps, u"monthly_cap_usd"_s, tr("A month, USD"), tr("The same for the calendar month."));
    addRow(*caps, u"per_request_max_usd"_s, tr("One request, USD"), tr("The most a single call may cost."));
    addRow(*caps, u"budget_time_zone"_s, tr("Budget time zone"),
           tr("Where days and months begin, e.g. UTC or Europe/Berlin."));
    column.addWidget(caps);
    auto *spend = new Card(tr("Pause"), this);
    spend->body()->addWidget(m_pause);
    column.addWidget(spend);
    auto *network = new Card(tr("Network"), this);
    addRow(*network, u"listen"_s, tr("Gateway address"), tr("Where apps send their calls: address:port."));
    addRow(*network, u"admin_listen"_s, tr("Admin address"),
           tr("Where this window asks; keep it on this computer."));
    addRow(*network, u"allowed_hosts"_s, tr("Allowed host names"),
           tr("Other names the gateway may be called by, with commas."));
    addRow(*network, u"workers"_s, tr("Worker threads"),
           tr("How many threads serve calls; 0 fits the computer."));
    column.addWidget(network);
    auto *storage = new Card(tr("Data"), this);
    addRow(*storage, u"retention_days"_s, tr("Keep requests, days"),
           tr("Older lines of the log are deleted; sums stay. 0 keeps all."));
    addRow(*storage, u"secrets_backend"_s, tr("Secrets"),
           tr("Where providers' keys are kept: auto, keychain, file or environment."));
    column.addWidget(storage);
    column.addWidget(makeLook());
}

QWidget *SettingsPage::makeLook()
{
    auto *card = new Card(tr("This window"), this);
    auto *look = new SegmentedControl(tr("Light or dark"), card);
    look->setObjectName(u"scheme"_s);
    look->addChoice(u"system"_s, tr("Like the desktop"));
    look->addChoice(u"light"_s, tr("Light"));
    look->addChoice(u"dark"_s, tr("Dark"));
    const Scheme now = chosenScheme();
    look->setChoice(now == Scheme::Light ? u"light"_s : now == Scheme::Dark ? u"dark"_s : u"system"_s);
    card->body()->addWidget(look, 0, Qt::AlignLeft);
    connect(look, &SegmentedControl::chosen, this, [](const QString &choice) {
        chooseScheme(*qApp, choice == u"light"_s  ? Scheme::Light
                            : choice == u"dark"_s ? Scheme::Dark
                                                  : Scheme::System);
    });
    return card;
}

void SettingsPage::addRow(Card &card, const QString &name, const QString &title, const QString &help)
{
    Row row;
    row.name = name;
    row.isAmount = amountNames.contains(name);
    row.isInteger = integerNames.contains(name);
    row.frame = new QWidget(&card);
    row.edit = row.isAmount ? new AmountEdit(title, row.frame) : new QLineEdit(row.frame);
    row.edit->setAccessibleName(title);
    row.edit->setObjectName(u"setting-"_s + name);
    row.edit->setFixedWidth(220);
    row.save = button(tr("Save"), "", row.frame);
    row.save->setAccessibleName(tr("Save %1").arg(title));
    row.save->setObjectName(u"save-"_s + name);
    row.save->setEnabled(false);
    row.note = wrappingLabel({}, "blocking", row.frame);
    row.note->setFont(fontOf(FontKind::Caption));
    row.helpText = help;
    row.help = wrappingLabel(help, "secondary", row.frame);
    row.note->hide();
    row.help->setFont(fontOf(FontKind::Caption));

    auto *text = new QVBoxLayout;
    text->setSpacing(1);
    text->addWidget(plainLabel(title, FontKind::Strong));
    text->addWidget(row.help);
    text->addWidget(row.note);
    auto *line = new QHBoxLayout(row.frame);
    line->setContentsMargins(0, 4, 0, 4);
    line->setSpacing(10);
    line->addLayout(text, 1);
    line->addWidget(row.edit);
    line->addWidget(row.save);
    card.body()->addWidget(row.frame);
    m_rows.insert(name, row);
    connect(row.save, &QPushButton::clicked, this, [this, name] { save(name); });
    connect(row.edit, &QLineEdit::returnPressed, this, [this, name] { save(name); });
    connect(row.edit, &QLineEdit::textEdited, this, [this, name](const QString &now) {
        const Row &mine = m_rows[name];
        const auto *amount = qobject_cast<AmountEdit *>(mine.edit);
        mine.save->setEnabled(now != mine.shown && (!amount || amount->isValid()));
    });
    if (name == u"budget_time_zone"_s) {
        QStringList zones;
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
            zones.append(QString::fromLatin1(id));
        auto *completer = new QCompleter(zones, row.edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        row.edit->setCompleter(completer);
    }
}

void SettingsPage::focusFilter()
{
    m_search->setFocus();
}

void SettingsPage::filter(const QString &text)
{
    for (const Row &row : std::as_const(m_rows)) {
        bool found = text.isEmpty() || row.name.contains(text, Qt::CaseInsensitive);
        for (const QLabel *label : row.frame->findChildren<QLabel *>())
            found = found || label->text().contains(text, Qt::CaseInsensitive);
        row.frame->setVisible(found);
    }
}

void SettingsPage::refresh()
{
    showPause();
    client().get(u"/settings"_s, this, [this](const Answer &answer) {
        if (accept(answer))
            showSettings(Setting::listFrom(answer.body));
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
    m_pause->setText(paused->scope == u"all"_s ? tr("Everything is paused %1.").arg(until)
                                               : tr("Paid calls are paused %1.").arg(until));
}

void SettingsPage::showSettings(const QList<Setting> &settings)
{
    for (const Setting &setting : settings) {
        const auto found = m_rows.find(setting.name);
        if (found != m_rows.end())
            showRow(*found, setting);
    }
}

void SettingsPage::showRow(Row &row, const Setting &setting)
{
    const bool editing = row.edit->text() != row.shown && row.edit->hasFocus();
    if (!editing) {
        auto *amount = qobject_cast<AmountEdit *>(row.edit);
        if (amount)
            amount->setAmount(setting.isNull ? std::nullopt : Amount::parse(setting.value));
        else
            row.edit->setText(setting.value);
        row.shown = row.edit->text();
        row.save->setEnabled(false);
    }
    row.edit->setEnabled(setting.source != u"environment"_s && setting.source != u"argument"_s);
    row.help->setText(row.helpText + u" "_s + sourceText(setting));
    row.note->hide();
}

void SettingsPage::save(const QString &name)
{
    const Row &row = m_rows[name];
    const QString text = row.edit->text().trimmed();
    JsonBody body;
    if (text.isEmpty())
        body.null(name);
    else if (row.isAmount)
        body.amount(name, static_cast<AmountEdit *>(row.edit)->amount());
    else if (row.isInteger)
        body.integer(name, text.toLongLong());
    else
        body.text(name, text);
    row.save->setEnabled(false);
    client().patch(u"/settings"_s, body, this, [this, name](const Answer &answer) {
        const Row &saved = m_rows[name];
        if (!answer.ok) {
            saved.note->setText(answer.error.message);
            saved.note->show();
            saved.save->setEnabled(true);
            saved.edit->setFocus();
            return;
        }
        m_rows[name].shown = saved.edit->text();
        refresh();
    });
}

} // namespace llm0::ui
