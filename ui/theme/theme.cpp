#include "theme/theme.h"

#include "theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPixmap>
#include <QSettings>
#include <QStyleFactory>
#include <QStyleHints>
#include <QSvgRenderer>

#include <array>

// Q_INIT_RESOURCE must stand outside any namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(llm0_icons);
}

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr std::array<Pair, 17> roleColors{{
    {0xFFF6F7F9, 0xFF16191D}, // Background
    {0xFFFFFFFF, 0xFF1E2227}, // Surface
    {0xFFE3E6EA, 0xFF2E343B}, // Line
    {0xFFD3D8DE, 0xFF3B434C}, // ControlLine
    {0xFF15191E, 0xFFEDF0F3}, // Text
    {0xFF59636F, 0xFFA9B3BE}, // Secondary
    {0xFF0072B2, 0xFF4FA9DD}, // Accent
    {0xFFE6F1F8, 0xFF1D3444}, // AccentSoft
    {0xFFC24E00, 0xFFF0843C}, // Blocking
    {0xFFFCEFE6, 0xFF3A2618}, // BlockingSoft
    {0xFF007F5C, 0xFF3FC79B}, // Good
    {0xFFE5F4EF, 0xFF17332B}, // GoodSoft
    {0xFF8A6100, 0xFFF0B93A}, // Warning
    {0xFFFDF3DC, 0xFF3A2F14}, // WarningSoft
    {0xFFE2E5E9, 0xFF2E343B}, // Track
    {0xFFFFFFFF, 0xFF0D1A24}, // OnAccent
    {0xFFF1F3F6, 0xFF252A30}, // Hover
}};

QColor colorIn(Role role, bool dark)
{
    const Pair &pair = roleColors[static_cast<std::size_t>(role)];
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

QPalette paletteFor(bool dark)
{
    const auto c = [dark](Role role) { return colorIn(role, dark); };
    QPalette p;
    p.setColor(QPalette::Window, c(Role::Background));
    p.setColor(QPalette::WindowText, c(Role::Text));
    p.setColor(QPalette::Base, c(Role::Surface));
    p.setColor(QPalette::AlternateBase, c(Role::Background));
    p.setColor(QPalette::Text, c(Role::Text));
    p.setColor(QPalette::Button, c(Role::Surface));
    p.setColor(QPalette::ButtonText, c(Role::Text));
    p.setColor(QPalette::BrightText, c(Role::Blocking));
    p.setColor(QPalette::ToolTipBase, c(Role::Surface));
    p.setColor(QPalette::ToolTipText, c(Role::Text));
    p.setColor(QPalette::PlaceholderText, c(Role::Secondary));
    p.setColor(QPalette::Highlight, c(Role::AccentSoft));
    p.setColor(QPalette::HighlightedText, c(Role::Text));
    p.setColor(QPalette::Link, c(Role::Accent));
    p.setColor(QPalette::Mid, c(Role::Line));
    p.setColor(QPalette::Dark, c(Role::ControlLine));
    p.setColor(QPalette::Light, c(Role::Surface));
    p.setColor(QPalette::Midlight, c(Role::Line));
    p.setColor(QPalette::Shadow, c(Role::ControlLine));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(Role::Secondary));
    return p;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Our own palette covers the desktop's; take it off for a moment to read theirs.
    const QPalette ours = QGuiApplication::palette();
    QGuiApplication::setPalette(QPalette());
    const bool dark = isDark(QGuiApplication::palette());
    QGuiApplication::setPalette(ours);
    return dark;
#endif
}

/// Sees the desktop change between light and dark.
class ThemeWatcher : public QObject
{
public:
    explicit ThemeWatcher(QApplication &app) : QObject(&app), m_app(app) { app.installEventFilter(this); }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange && object->isWindowType() && !m_busy
            && chosenScheme() == Scheme::System) {
            m_busy = true;
            applyTheme(m_app, Scheme::System);
            m_busy = false;
        }
        return false;
    }

private:
    QApplication &m_app;
    bool m_busy = false;
};

QString uiFamily()
{
    const QString inter = u"Inter"_s;
    return QFontDatabase::families().contains(inter) ? inter : QApplication::font().family();
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor color(Role role, const QPalette &palette)
{
    return colorIn(role, isDark(palette));
}

void applyTheme(QApplication &app, Scheme scheme)
{
    loadIcons();
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark());
    if (app.style()->objectName() != u"fusion"_s)
        app.setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont body(uiFamily());
    body.setPixelSize(13);
    body.setHintingPreference(QFont::PreferNoHinting);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    body.setFeature(QFont::Tag("tnum"), 1);
#endif
    app.setFont(body);
    app.setPalette(paletteFor(dark));
    app.setStyleSheet(styleSheet([dark](Role role) { return colorIn(role, dark); }));
}

void startTheme(QApplication &app)
{
    applyTheme(app, chosenScheme());
    new ThemeWatcher(app);
}

Scheme chosenScheme()
{
    const QString name = QSettings().value(u"window/scheme"_s).toString();
    if (name == u"light"_s)
        return Scheme::Light;
    return name == u"dark"_s ? Scheme::Dark : Scheme::System;
}

void chooseScheme(QApplication &app, Scheme scheme)
{
    QSettings().setValue(u"window/scheme"_s, scheme == Scheme::Light  ? u"light"_s
                                             : scheme == Scheme::Dark ? u"dark"_s
                                                                      : u"system"_s);
    applyTheme(app, scheme);
}

QFont fontOf(FontKind kind)
{
    QFont font = QApplication::font();
    switch (kind) {
    case FontKind::Body:
    case FontKind::Figure:
        break;
    case FontKind::Strong:
    case FontKind::Section:
        font.setWeight(QFont::DemiBold);
        break;
    case FontKind::Title:
        font.setPixelSize(18);
        font.setWeight(QFont::DemiBold);
        break;
    case FontKind::BigFigure:
        font.setPixelSize(34);
        font.setWeight(QFont::Bold);
        break;
    case FontKind::Caption:
        font.setPixelSize(12);
        break;
    case FontKind::Mono:
        font.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
        font.setStyleHint(QFont::Monospace);
        font.setPixelSize(12);
        break;
    }
    return font;
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

QIcon appIcon()
{
    QIcon out;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        out.addPixmap(iconPixmap(u"llm0-desktop"_s, Qt::black, size, 1.0));
    return out;
}

QIcon icon(const QString &name, Role role, const QPalette &palette)
{
    QIcon out;
    for (const qreal ratio : {1.0, 2.0})
        out.addPixmap(iconPixmap(name, color(role, palette), 18, ratio));
    return out;
}

qreal figuresWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const qreal digit = metrics.horizontalAdvance(u'0');
    qreal width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal digit = metrics.horizontalAdvance(u'0');
    const qreal width = figuresWidth(painter.font(), text);
    qreal x = alignment & Qt::AlignRight ? rect.right() - width : rect.left();
    if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const qreal advance = metrics.horizontalAdvance(c);
        const qreal cell = c.isDigit() ? digit : advance;
        painter.drawText(QPointF(x + (cell - advance) / 2, y), QString(c));
        x += cell;
    }
}

} // namespace llm0::ui
