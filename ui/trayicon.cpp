#include "trayicon.h"

#include "format/visibletext.h"
#include "guardicon.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int lateTrayMs = 3000;

QVariantMap keyOf(const Notification &note)
{
    return {{u"title"_s, note.title}, {u"text"_s, note.text}, {u"page"_s, note.page}, {u"item"_s, note.item}};
}

Notification noteOf(const QVariantMap &key)
{
    const auto text = [&](const QString &name) { return key.value(name).toString(); };
    return {text(u"title"_s), text(u"text"_s), text(u"page"_s), text(u"item"_s)};
}

} // namespace

TrayIcon::TrayIcon(GatewayLink &link, Attention &attention, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_menu(link, attention)
{
    m_icon.setContextMenu(&m_menu);
    m_late.setInterval(lateTrayMs);
    connect(&m_late, &QTimer::timeout, this, &TrayIcon::tryShow);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this,
            [this] { Q_EMIT itemRequested(m_lastNote.page, m_lastNote.item); });
    connect(&m_desktop, &DesktopNotifications::opened, this, [this](const QVariantMap &key) {
        const Notification note = noteOf(key);
        Q_EMIT itemRequested(note.page, note.item);
    });
    connect(&m_desktop, &DesktopNotifications::failed, this,
            [this](const QVariantMap &key) { Q_EMIT notShown(noteOf(key)); });
    connect(&m_menu, &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(&m_menu, &TrayMenu::itemRequested, this, &TrayIcon::itemRequested);
    connect(&link, &GatewayLink::notificationWanted, this, &TrayIcon::notify);
    connect(&link, &GatewayLink::statusChanged, this, &TrayIcon::showStatus);
    connect(&link, &GatewayLink::connectionChanged, this, &TrayIcon::showStatus);
    showStatus();
    if (!tryShow())
        m_late.start();
}

bool TrayIcon::tryShow()
{
    if (m_icon.isVisible() || !QSystemTrayIcon::isSystemTrayAvailable())
        return m_icon.isVisible();
    m_icon.show();
    m_late.stop();
    Q_EMIT shownChanged(true);
    return true;
}

void TrayIcon::showStatus()
{
    m_menu.showStatus();
    const GuardState state = guardStateOf(m_link);
    if (m_shown != state)
        m_icon.setIcon(guardIcon(state));
    m_shown = state;
    m_icon.setToolTip(u"LLM0 · "_s + guardWord(state) + u'\n' + m_menu.leftText());
}

void TrayIcon::notify(const Notification &note)
{
    m_lastNote = note;
    if (m_icon.isVisible() && QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(noteText(note.title), noteText(note.text), guardIcon(guardStateOf(m_link)));
    else
        m_desktop.show({visibleText(note.title), visibleText(note.text), tr("Open"), keyOf(note)});
}

void TrayIcon::explainClosing()
{
    notify({tr("LLM0 keeps guarding"),
            tr("The window is closed, the gateway goes on. Open or quit it from this icon."),
            u"overview"_s,
            {}});
}

} // namespace llm0::ui
