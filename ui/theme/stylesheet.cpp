#include "theme/stylesheet.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr auto sheet = R"(
QToolTip { background: @surface; color: @text; border: 1px solid @controlLine; padding: 4px 6px; }
QMainWindow, QDialog { background: @background; }
QFrame#header { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame#sidebar { background: @surface; border: 0; border-right: 1px solid @line; }
QFrame#statusline { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame#palette { background: @surface; border: 1px solid @controlLine; border-radius: 10px; }
QListWidget#paletteList { background: @surface; border: 0; outline: 0; }
QFrame[card="true"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[rule="true"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[banner="error"] { background: @blockingSoft; border: 1px solid @blocking; border-radius: 8px; }
QFrame[banner="note"] { background: @warningSoft; border: 0; border-radius: 8px; }
QFrame[banner="info"] { background: @accentSoft; border: 0; border-radius: 8px; }

QLabel[role="secondary"] { color: @secondary; }
QLabel[role="accent"] { color: @accent; }
QLabel[role="blocking"] { color: @blocking; }
QLabel[role="good"] { color: @good; }
QLabel[role="warning"] { color: @warning; }

QPushButton { background: @surface; color: @text; border: 1px solid @controlLine; border-radius: 6px;
  padding: 0 10px; min-height: 28px; font-weight: 600; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @secondary; background: @background; border-color: @line; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="primary"]:focus { border: 1px solid @text; }
QPushButton[kind="primary"]:disabled { background: @track; color: @secondary; border-color: @track; }
QPushButton[kind="blocking"] { color: @blocking; border: 1px solid @blocking; }
QPushButton[kind="blocking"]:hover { background: @blockingSoft; }
QPushButton[kind="resume"] { background: @blocking; color: @surface; border: 1px solid @blocking; }
QPushButton[kind="link"] { background: transparent; border: 0; color: @accent; padding: 0 4px; min-height: 20px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton[kind="search"] { background: @background; border: 1px solid @line; text-align: left; padding: 0 9px; }
QPushButton[kind="search"]:hover { border-color: @controlLine; }
QPushButton[kind="search"]:focus { border: 1px solid @accent; }
QPushButton[narrow="true"] { padding: 0; }
QPushButton[small="true"] { min-height: 22px; padding: 0 9px; }
QPushButton[small="true"]:checked { background: @accentSoft; color: @accent; border-color: @accent; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[segment="first"], QPushButton[segment="middle"], QPushButton[segment="last"],
QPushButton[segment="only"] { border-radius: 0; color: @secondary; font-weight: 400; padding: 0 11px; }
QPushButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="middle"], QPushButton[segment="last"] { border-left: 0; }
QPushButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[segment]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QPushButton[segment]:focus { text-decoration: underline; }

QPushButton[nav="true"] { background: transparent; border: 0; border-radius: 6px; text-align: left;
  padding: 0 10px; min-height: 32px; max-height: 32px; color: @secondary; font-weight: 500; }
QPushButton[nav="true"]:hover { background: @hover; }
QPushButton[nav="true"]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QPushButton[nav="true"]:focus { border: 1px solid @accent; padding: 0 9px; min-height: 30px; max-height: 30px; }

QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit { background: @surface; color: @text;
  border: 1px solid @controlLine; border-radius: 6px; padding: 0 9px; min-height: 28px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus { border: 1px solid @accent; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: @secondary; background: @background; }
QLineEdit:read-only { background: @background; }
QLineEdit[wrong="true"] { border: 1px solid @blocking; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/@chevron.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @controlLine; outline: 0; padding: 4px;
  selection-background-color: @accentSoft; selection-color: @text; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @controlLine; border-radius: 4px;
  background: @surface; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@mode.svg); }
QCheckBox::indicator:focus { border-color: @accent; }

QTableView, QTreeView { background: @surface; border: 0; outline: 0; gridline-color: transparent;
  selection-background-color: @accentSoft; selection-color: @text; }
QTableView::item, QTreeView::item { border: 0; padding: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: @surface; color: @secondary; border: 0; border-bottom: 1px solid @line;
  padding: 0 10px; height: 28px; font-size: 12px; font-weight: 500; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @surface; border: 0; }

QSlider::groove:horizontal { height: 4px; background: @track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; background: @surface;
  border: 1px solid @accent; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: @accent; }

QProgressBar { background: @track; border: 0; border-radius: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @controlLine; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }

QMenu { background: @surface; border: 1px solid @controlLine; padding: 4px; }
QMenu::item { padding: 6px 22px 6px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @secondary; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
)";

} // namespace

QString styleSheet(const std::function<QColor(Role)> &color)
{
    // Longer names first where one begins another.
    const std::pair<QString, QColor> words[] = {
        {u"@blockingSoft"_s, color(Role::BlockingSoft)},
        {u"@blocking"_s, color(Role::Blocking)},
        {u"@warningSoft"_s, color(Role::WarningSoft)},
        {u"@warning"_s, color(Role::Warning)},
        {u"@accentSoft"_s, color(Role::AccentSoft)},
        {u"@accentHover"_s, color(Role::Accent).darker(112)},
        {u"@accent"_s, color(Role::Accent)},
        {u"@good"_s, color(Role::Good)},
        {u"@background"_s, color(Role::Background)},
        {u"@surface"_s, color(Role::Surface)},
        {u"@controlLine"_s, color(Role::ControlLine)},
        {u"@line"_s, color(Role::Line)},
        {u"@secondary"_s, color(Role::Secondary)},
        {u"@text"_s, color(Role::Text)},
        {u"@track"_s, color(Role::Track)},
        {u"@onAccent"_s, color(Role::OnAccent)},
        {u"@hover"_s, color(Role::Hover)},
    };
    QString out = QString::fromLatin1(sheet);
    const bool dark = color(Role::Background).lightness() < 128;
    out.replace(u"@chevron"_s, dark ? u"chevron-dark"_s : u"chevron-light"_s);
    out.replace(u"@mode"_s, dark ? u"dark"_s : u"light"_s);
    for (const auto &[word, value] : words)
        out.replace(word, value.name());
    return out;
}

} // namespace llm0::ui
