#include "widgets/basics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int widestText = 400; ///< of an empty state
constexpr int wholeRow = 1000;  ///< as far as its widest lets it

} // namespace

QFrame *rule(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("rule", true);
    return line;
}

void restyle(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QPushButton *button(const QString &text, const char *kind, QWidget *parent)
{
    auto *out = new QPushButton(text, parent);
    out->setProperty("kind", QString::fromLatin1(kind));
    out->setAutoDefault(false);
    out->setAccessibleName(text);
    out->setCursor(Qt::PointingHandCursor);
    return out;
}

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    QPushButton *out = button(text, "", parent);
    out->setProperty("small", true);
    return out;
}

FigureLabel::FigureLabel(FontKind font, Qt::Alignment alignment, QWidget *parent)
    : QWidget(parent)
    , m_font(fontOf(font))
    , m_alignment(alignment)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void FigureLabel::setRole(Role role)
{
    m_role = role;
    update();
}

QSize FigureLabel::sizeHint() const
{
    return {qCeil(figuresWidth(m_font, m_text)) + 1, QFontMetrics(m_font).height() + 1};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_font);
    painter.setPen(color(m_role, palette()));
    drawFigures(painter, rect(), m_alignment, m_text);
}

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
{
    setProperty("card", true);
    m_body->setContentsMargins(16, 14, 16, 14);
    m_body->setSpacing(8);
    m_head->setSpacing(8);
    if (title.isEmpty())
        return;
    m_head->addWidget(plainLabel(title, FontKind::Section));
    m_head->addStretch();
    m_body->addLayout(m_head);
}

void Card::addAside(QWidget *widget)
{
    m_head->addWidget(widget);
}

StatePill::StatePill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::setPill(const Pill &pill)
{
    m_pill = pill;
    setAccessibleName(pill.text);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    return {qCeil(pillWidth(m_pill)), 22};
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_pill, palette());
}

CapBar::CapBar(int height, QWidget *parent) : QWidget(parent)
{
    setFixedHeight(height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CapBar::setBar(const Bar &bar)
{
    m_bar = bar;
    setAccessibleName(bar.capped ? tr("%1 % of the cap used").arg((bar.settled + bar.reserved) / 10)
                                 : tr("no cap"));
    update();
}

void CapBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBar(painter, rect(), m_bar, palette());
}

AmountEdit::AmountEdit(const QString &accessibleName, QWidget *parent) : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
    setPlaceholderText(tr("no cap"));
    setAlignment(Qt::AlignRight);
    setMaxLength(20);
    connect(this, &QLineEdit::textChanged, this, &AmountEdit::mark);
}

MaybeAmount AmountEdit::amount() const
{
    QString plain = text().trimmed();
    if (plain.startsWith(u'$'))
        plain.remove(0, 1);
    return Amount::parse(plain.remove(u','));
}

void AmountEdit::setAmount(const MaybeAmount &amount)
{
    QString text = amount ? amount->text() : QString();
    const qsizetype point = text.indexOf(u'.');
    if (amount && point < 0)
        text += u".00"_s;
    else if (point >= 0 && text.size() - point == 2)
        text += u'0';
    setText(text);
}

bool AmountEdit::isValid() const
{
    if (text().trimmed().isEmpty())
        return true;
    const MaybeAmount value = amount();
    return value && value->nano >= 0;
}

void AmountEdit::mark()
{
    const bool wrong = !isValid();
    if (property("wrong").toBool() == wrong)
        return;
    setProperty("wrong", wrong);
    setToolTip(wrong ? tr("A number of dollars such as 5 or 0.25, or nothing for no cap") : QString());
    setStyleSheet(styleSheet()); // makes the style read the property again
}

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text,
                       const QString &action, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_title(plainLabel(title, FontKind::Section, nullptr, this))
    , m_text(wrappingLabel(text, "secondary", this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(6);
    column->addStretch(2);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setMinimumWidth(200);
    m_text->setMaximumWidth(widestText);
    m_text->setMinimumHeight(std::max(m_text->heightForWidth(widestText), 0));
    column->addWidget(m_icon);
    column->addSpacing(4);
    column->addWidget(m_title);
    auto *middle = new QHBoxLayout; // an alignment would not let the text grow downwards
    middle->addStretch(1);
    middle->addWidget(m_text, wholeRow);
    middle->addStretch(1);
    column->addLayout(middle);
    if (!action.isEmpty()) {
        QPushButton *go = button(action, "primary", this);
        connect(go, &QPushButton::clicked, this, &EmptyState::actionWanted);
        column->addSpacing(8);
        column->addWidget(go, 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
    redraw();
}

void EmptyState::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setMinimumHeight(std::max(m_text->heightForWidth(widestText), 0));
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

void EmptyState::redraw()
{
    m_icon->setPixmap(iconPixmap(m_iconName, color(Role::ControlLine, palette()), 36, devicePixelRatioF()));
}

ErrorBanner::ErrorBanner(QWidget *parent)
    : QFrame(parent)
    , m_text(wrappingLabel({}, nullptr, this))
    , m_retry(smallButton(tr("Try again"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 8, 7);
    row->addWidget(m_text, 1);
    row->addWidget(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &ErrorBanner::retry);
    hide();
}

void ErrorBanner::showError(const ApiError &error, const QDateTime &lastGood)
{
    const QString stamp =
        lastGood.isValid() ? tr("Shown below: as of %1.").arg(lastGood.toLocalTime().toString(u"HH:mm:ss"_s))
                           : tr("Nothing could be loaded yet.");
    setProperty("banner", u"error"_s);
    setStyleSheet(styleSheet());
    const QString field = error.param.isEmpty() ? QString() : tr(" (field %1)").arg(error.param);
    m_text->setText(error.message + field + u' ' + stamp);
    m_retry->show();
    setAccessibleName(m_text->text());
    show();
}

void ErrorBanner::showNote(const QString &text)
{
    setProperty("banner", u"note"_s);
    setStyleSheet(styleSheet());
    m_text->setText(text);
    m_retry->hide();
    setAccessibleName(text);
    show();
}

void ErrorBanner::clear()
{
    hide();
}

QString ErrorBanner::text() const
{
    return m_text->text();
}

CopyField::CopyField(const QString &accessibleName, const QString &value, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(value, this))
    , m_copy(button(tr("Copy"), "", this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_edit->setReadOnly(true);
    m_edit->setFont(fontOf(FontKind::Mono));
    m_edit->setAccessibleName(accessibleName);
    m_edit->setCursorPosition(0);
    m_copy->setAccessibleName(tr("Copy %1").arg(accessibleName));
    row->addWidget(m_edit, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_edit->text());
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(1500, m_copy, [copy = m_copy] { copy->setText(tr("Copy")); });
    });
}

void CopyField::setValue(const QString &value)
{
    m_edit->setText(value);
    m_edit->setCursorPosition(0);
}

} // namespace llm0::ui
