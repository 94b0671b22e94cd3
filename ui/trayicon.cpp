#include "trayicon.h"

#include "format/format.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int lateTrayMs = 3000;

QPainterPath shieldPath(qreal s)
{
    QPainterPath path;
    path.moveTo(s * 0.5, s * 0.06);
    path.lineTo(s * 0.88, s * 0.2);
    path.lineTo(s * 0.88, s * 0.5);
    path.cubicTo(s * 0.88, s * 0.72, s * 0.72, s * 0.88, s * 0.5, s * 0.96);
    path.cubicTo(s * 0.28, s * 0.88, s * 0.12, s * 0.72, s * 0.12, s * 0.5);
    path.lineTo(s * 0.12, s * 0.2);
    path.closeSubpath();
    return path;
}

void drawInside(QPainter &painter, GuardState state, qreal s)
{
    const QPen pen(Qt::white, s * 0.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::white);
    switch (state) {
    case GuardState::Guarding:
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{{s * 0.32, s * 0.5}, {s * 0.45, s * 0.64}, {s * 0.69, s * 0.36}});
        return;
    case GuardState::Review:
        painter.drawEllipse(QPointF(s * 0.5, s * 0.5), s * 0.13, s * 0.13);
        return;
    case GuardState::Blocking:
        painter.drawLine(QPointF(s * 0.3, s * 0.48), QPointF(s * 0.7, s * 0.48));
        return;
    case GuardState::Paused:
        painter.setPen(Qt::NoPen);
        painter.drawRect(QRectF(s * 0.32, s * 0.3, s * 0.13, s * 0.38));
        painter.drawRect(QRectF(s * 0.55, s * 0.3, s * 0.13, s * 0.38));
        return;
    case GuardState::Down:
        painter.drawLine(QPointF(s * 0.35, s * 0.34), QPointF(s * 0.65, s * 0.64));
        painter.drawLine(QPointF(s * 0.65, s * 0.34), QPointF(s * 0.35, s * 0.64));
        return;
    }
}

QPixmap guardPixmap(GuardState state, int size)
{
    // A tray may be light or dark whatever the window is, so the icon brings its own ground.
    const QPalette palette = QPalette(Qt::white);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath shape = shieldPath(size);
    const Role role = state == GuardState::Guarding ? Role::Good
                      : state == GuardState::Down   ? Role::Secondary
                                                    : Role::Blocking;
    painter.fillPath(shape, color(role, palette));
    drawInside(painter, state, size);
    return pixmap;
}

} // namespace

QIcon guardIcon(GuardState state)
{
    QIcon out;
    for (const int size : {16, 22, 24, 32, 48, 64, 128})
        out.addPixmap(guardPixmap(state, size));
    return out;
}

TrayIcon::TrayIcon(GatewayLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    buildMenu();
    m_icon.setContextMenu(&m_menu);
    m_late.setInterval(lateTrayMs);
    connect(&m_late, &QTimer::timeout, this, &TrayIcon::tryShow);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
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

void TrayIcon::buildMenu()
{
    m_state = m_menu.addAction(QString());
    m_left = m_menu.addAction(QString());
    m_spent = m_menu.addAction(QString());
    for (QAction *line : {m_state, m_left, m_spent})
        line->setEnabled(false);
    m_menu.addSeparator();
    m_pause = m_menu.addMenu(tr("Pause spend"));
    m_pause->addAction(tr("15 minutes"), this, [this] { m_link.pause(u"15m"_s); });
    m_pause->addAction(tr("1 hour"), this, [this] { m_link.pause(u"1h"_s); });
    m_pause->addAction(tr("Until tomorrow"), this, [this] { m_link.pause(u"tomorrow"_s); });
    m_pause->addAction(tr("Until resumed"), this, [this] { m_link.pause({}); });
    m_resume = m_menu.addAction(tr("Resume spend"), this, [this] { m_link.resume(); });
    m_copy = m_menu.addAction(tr("Copy endpoint"), this, [this] {
        const QString listen = m_link.status().listen;
        const QString url = listen.contains(u"://"_s) ? listen : u"http://"_s + listen;
        QGuiApplication::clipboard()->setText(url + u"/v1"_s);
    });
    m_menu.addSeparator();
    m_menu.addAction(tr("Open LLM0"), this, &TrayIcon::openRequested);
    m_menu.addAction(tr("Quit (apps behind it will fail)"), this, &TrayIcon::quitRequested);
}

void TrayIcon::showStatus()
{
    const GuardState state = guardStateOf(m_link);
    const Status &status = m_link.status();
    const bool known = m_link.hasStatus();
    m_state->setText(guardWord(state));
    m_left->setText(tr("Can still spend today: %1")
                        .arg(!known                 ? u"–"_s
                             : status.canStillSpend ? money(*status.canStillSpend)
                                                    : tr("uncapped")));
    m_spent->setText(tr("Spent today: %1").arg(known ? money(status.spentToday) : u"–"_s));
    m_pause->menuAction()->setVisible(state != GuardState::Paused);
    m_pause->setEnabled(state != GuardState::Down);
    m_resume->setVisible(state == GuardState::Paused);
    m_copy->setEnabled(!status.listen.isEmpty());
    m_icon.setIcon(guardIcon(state));
    m_icon.setToolTip(u"LLM0 · "_s + guardWord(state) + u'\n' + m_left->text());
}

void TrayIcon::explainClosing()
{
    m_icon.showMessage(tr("LLM0 keeps guarding"),
                       tr("The window is closed, the gateway goes on. Open or quit it from this icon."),
                       guardIcon(GuardState::Guarding));
}

} // namespace llm0::ui
