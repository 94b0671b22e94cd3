#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

class QApplication;
class QPainter;
class QRectF;

namespace llm0::ui {

/// What a colour is for. Pages name roles, never colours.
enum class Role {
    Background,
    Surface,
    Line,
    ControlLine,
    Text,
    Secondary,
    Accent,
    AccentSoft,
    Blocking,
    BlockingSoft,
    Good,
    GoodSoft,
    Warning,
    WarningSoft,
    Track,
    OnAccent,
    Hover,
};

enum class Scheme { System, Light, Dark };

/// The colour of `role` in the scheme that `palette` belongs to.
QColor color(Role role, const QPalette &palette);
bool isDark(const QPalette &palette);

/// Builds palette, font and the one style sheet and gives them to the application.
void applyTheme(QApplication &app, Scheme scheme);
/// Applies the chosen scheme now, and again whenever the desktop changes between light and dark.
void startTheme(QApplication &app);
/// The scheme chosen on this computer, and choosing another, which applies at once.
Scheme chosenScheme();
void chooseScheme(QApplication &app, Scheme scheme);

enum class FontKind { Body, Strong, Title, Section, Figure, BigFigure, Caption, Mono };
QFont fontOf(FontKind kind);

/// One of resources/icons, drawn in a role's colour.
QIcon icon(const QString &name, Role role, const QPalette &palette);
/// The program's own icon, sharp at every usual size.
QIcon appIcon();
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);

/// Draws text whose digits all take the same width (Qt before 6.7 cannot ask a font for tabular figures).
void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);
qreal figuresWidth(const QFont &font, const QString &text);

} // namespace llm0::ui
