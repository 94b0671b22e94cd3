#include "pages/settingrow.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int typingPauseMs = 400;
constexpr int controlWidth = 230;

QString sourceText(const Setting &setting)
{
    QString text;
    if (setting.source == u"environment"_s)
        text = SettingRow::tr("Set by the environment and fixed by it.");
    else if (setting.source == u"argument"_s)
        text = SettingRow::tr("Set on the command line and fixed by it.");
    else if (setting.source == u"file"_s)
        text = SettingRow::tr("Set in the configuration file.");
    if (setting.needsRestart)
        text += (text.isEmpty() ? QString() : u" "_s) + SettingRow::tr("Takes effect after a restart.");
    return text;
}

} // namespace

SettingRow::SettingRow(GatewayLink &link, const QString &name, Kind kind, const QString &title,
                       const QString &help, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_name(name)
    , m_title(title)
    , m_help(help)
    , m_kind(kind)
    , m_save(button(tr("Save"), "", this))
    , m_helpLabel(wrappingLabel(help, "secondary", this))
    , m_note(wrappingLabel({}, "blocking", this))
{
    m_save->setAccessibleName(tr("Save %1").arg(title));
    m_save->setObjectName(u"save-"_s + name);
    m_save->setEnabled(false);
    QLabel *titleLabel = plainLabel(title, FontKind::Strong, nullptr, this);
    titleLabel->setWordWrap(true);
    for (QLabel *label : {m_helpLabel, m_note})
        label->setFont(fontOf(FontKind::Caption));
    m_note->hide();
    auto *text = new QVBoxLayout;
    text->setSpacing(1);
    text->addWidget(titleLabel);
    text->addWidget(m_helpLabel);
    text->addWidget(m_note);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 4, 0, 4);
    line->setSpacing(10);
    line->addLayout(text, 1);
    line->addWidget(makeControl(title));
    line->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &SettingRow::save);
    m_portTimer.setSingleShot(true);
    m_portTimer.setInterval(typingPauseMs);
    connect(&m_portTimer, &QTimer::timeout, this, &SettingRow::lookAtPort);
}

QWidget *SettingRow::makeControl(const QString &title)
{
    if (m_kind == Kind::Choice) {
        m_choices = new QComboBox(this);
        m_choices->setObjectName(u"setting-"_s + m_name);
        m_choices->setAccessibleName(title);
        m_choices->setFixedWidth(controlWidth);
        connect(m_choices, &QComboBox::activated, this, &SettingRow::edited);
        return m_choices;
    }
    m_edit = m_kind == Kind::Amount ? new AmountEdit(title, this) : new QLineEdit(this);
    m_edit->setObjectName(u"setting-"_s + m_name);
    m_edit->setAccessibleName(title);
    m_edit->setFixedWidth(controlWidth);
    if (m_kind == Kind::Zone)
        offerZones(*m_edit);
    connect(m_edit, &QLineEdit::returnPressed, this, &SettingRow::save);
    connect(m_edit, &QLineEdit::textEdited, this, &SettingRow::edited);
    return m_edit;
}

void SettingRow::offerZones(QLineEdit &edit)
{
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones.append(QString::fromLatin1(id));
    auto *completer = new QCompleter(zones, &edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit.setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this] { QTimer::singleShot(0, this, &SettingRow::edited); });
}

void SettingRow::addChoice(const QString &value, const QString &text)
{
    m_choices->addItem(text, value);
}

QString SettingRow::value() const
{
    return m_choices ? m_choices->currentData().toString() : m_edit->text().trimmed();
}

bool SettingRow::isValid() const
{
    if (const auto *amount = qobject_cast<const AmountEdit *>(m_edit))
        return amount->isValid();
    bool number = true;
    if (m_kind == Kind::Integer)
        value().toLongLong(&number);
    return number || value().isEmpty();
}

void SettingRow::edited()
{
    m_save->setEnabled(value() != m_shown && isValid());
    if (m_kind == Kind::Port)
        m_portTimer.start();
}

void SettingRow::showSetting(const Setting &setting)
{
    m_needsRestart = setting.needsRestart;
    const bool editing = m_edit && m_edit->hasFocus() && m_edit->text() != m_shown;
    if (m_choices) {
        m_choices->setCurrentIndex(std::max(0, m_choices->findData(setting.value)));
    } else if (!editing) {
        if (auto *amount = qobject_cast<AmountEdit *>(m_edit))
            amount->setAmount(setting.isNull ? std::nullopt : Amount::parse(setting.value));
        else
            m_edit->setText(setting.value);
    }
    if (!editing) {
        m_shown = value();
        m_save->setEnabled(false);
        m_note->hide();
    }
    QWidget *control = m_choices ? static_cast<QWidget *>(m_choices) : m_edit;
    control->setEnabled(setting.source != u"environment"_s && setting.source != u"argument"_s);
    const QString source = sourceText(setting);
    m_helpLabel->setText(source.isEmpty() ? m_help : m_help + u' ' + source);
    if (m_kind == Kind::Port && m_link.status().listen.isEmpty() && m_link.hasStatus())
        lookAtPort();
}

JsonBody SettingRow::body() const
{
    JsonBody out;
    const QString text = value();
    if (text.isEmpty())
        out.null(m_name);
    else if (m_kind == Kind::Amount)
        out.amount(m_name, static_cast<AmountEdit *>(m_edit)->amount());
    else if (m_kind == Kind::Integer)
        out.integer(m_name, text.toLongLong());
    else
        out.text(m_name, text);
    return out;
}

void SettingRow::save()
{
    if (!m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    m_link.client().patch(u"/settings"_s, body(), this, [this](const Answer &answer) {
        if (answer.ok) {
            m_shown = value();
            m_note->hide();
            Q_EMIT saved(m_needsRestart);
            return;
        }
        m_note->setText(answer.error.message);
        m_note->show();
        m_save->setEnabled(true);
        if (m_edit)
            m_edit->setFocus();
    });
}

/// Says who has the port before somebody saves it and finds out at the next start.
void SettingRow::lookAtPort()
{
    const QString port = value().section(u':', -1);
    bool isNumber = false;
    if (port.toInt(&isNumber) <= 0 || !isNumber)
        return;
    m_link.client().get(u"/ports/"_s + port, this, [this, port](const Answer &answer) {
        if (!answer.ok || value().section(u':', -1) != port)
            return;
        const QString holder = textOf(answer.body, u"holder"_s);
        const bool free = answer.body.value(u"free"_s).toBool() || answer.body.value(u"ours"_s).toBool();
        m_note->setText(holder.isEmpty() ? tr("Port %1 is taken by another program.").arg(port)
                                         : tr("Port %1 is taken by %2.").arg(port, holder));
        m_note->setVisible(!free);
    });
}

} // namespace llm0::ui
