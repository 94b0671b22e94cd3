#include "pages/windowsettings.h"

#include "desktop/autostart.h"
#include "desktop/language.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace llm0::ui {

WindowSettings::WindowSettings(GatewayLink &link, QWidget *parent)
    : SettingsCard(tr("This window"), parent)
    , m_link(link)
{
    addTheme();
    addLanguage();
    addLogin();
    addClosing();
}

void WindowSettings::addTheme()
{
    auto *look = new SegmentedControl(tr("Light or dark"), this);
    look->setObjectName(u"scheme"_s);
    look->addChoice(u"system"_s, tr("Like the desktop"));
    look->addChoice(u"light"_s, tr("Light"));
    look->addChoice(u"dark"_s, tr("Dark"));
    const Scheme now = chosenScheme();
    look->setChoice(now == Scheme::Light ? u"light"_s : now == Scheme::Dark ? u"dark"_s : u"system"_s);
    addRow(tr("Theme"), {}, look, u"light dark"_s);
    connect(look, &SegmentedControl::chosen, this, [](const QString &choice) {
        chooseScheme(*qApp, choice == u"light"_s  ? Scheme::Light
                            : choice == u"dark"_s ? Scheme::Dark
                                                  : Scheme::System);
    });
}

void WindowSettings::addLanguage()
{
    auto *box = new QComboBox(this);
    box->setObjectName(u"language"_s);
    box->setAccessibleName(tr("Language"));
    box->setFixedWidth(230);
    box->addItem(tr("Like the desktop"), QString());
    for (const QString &language : languages())
        box->addItem(languageName(language), language);
    box->setCurrentIndex(std::max(0, box->findData(chosenLanguage())));
    addRow(tr("Language"), {}, box, u"language sprache 语言"_s);
    connect(box, &QComboBox::activated, this, [this, box] {
        chooseLanguage(box->currentData().toString());
        applyLanguage(*qApp);
        Q_EMIT m_link.rebuildWanted();
    });
}

void WindowSettings::addLogin()
{
    m_login = new QCheckBox(tr("Start at login"), this);
    m_login->setObjectName(u"startAtLogin"_s);
    m_login->setAccessibleName(tr("Start at login"));
    m_loginNote = wrappingLabel({}, "blocking", this);
    m_loginRow = addRow(tr("Start"), tr("In the tray, before your apps make their first call."), m_login,
                        u"autostart boot"_s);
    body()->addWidget(m_loginNote);
    m_loginNote->hide();
    connect(m_login, &QCheckBox::clicked, this, [this](bool on) {
        const QString failure = Autostart().set(on);
        m_loginNote->setText(failure);
        m_loginNote->setVisible(!failure.isEmpty());
        showState();
    });
}

void WindowSettings::addClosing()
{
    auto *closing = new SegmentedControl(tr("Closing the window"), this);
    closing->setObjectName(u"closing"_s);
    closing->addChoice(u"tray"_s, tr("Keeps guarding"));
    closing->addChoice(u"quit"_s, tr("Quits"));
    closing->setChoice(QSettings().value(u"window/closing"_s).toString() == u"quit"_s ? u"quit"_s
                                                                                      : u"tray"_s);
    addRow(tr("Closing the window"), tr("Where the desktop shows no tray, closing always quits."), closing,
           u"tray quit exit"_s);
    connect(closing, &SegmentedControl::chosen, this,
            [](const QString &choice) { QSettings().setValue(u"window/closing"_s, choice); });
}

void WindowSettings::showState()
{
    m_login->setChecked(Autostart().isOn());
    m_login->setEnabled(m_link.ownsGateway());
}

} // namespace llm0::ui
