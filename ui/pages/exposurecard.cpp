#include "pages/exposurecard.h"

#include "format/format.h"

#include <QBoxLayout>
#include <QPainter>

#include <algorithm>

namespace llm0::ui {
namespace {

bool anyKey(const Scope &account)
{
    if (account.kind == QLatin1String("key"))
        return true;
    return std::any_of(account.children.begin(), account.children.end(), anyKey);
}

/// The small square that says which part of the bar a row is.
class Swatch : public QWidget
{
public:
    enum Kind { Settled, Reserved, Left };
    Swatch(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_kind == Reserved)
            paintHatch(painter, rect(), palette());
        else
            painter.fillRect(rect(), color(m_kind == Settled ? Role::Accent : Role::ControlLine, palette()));
    }

private:
    Kind m_kind;
};

} // namespace

ExposureCard::ExposureCard(QWidget *parent)
    : Card(tr("Exposure"), parent)
    , m_big(new FigureLabel(FontKind::BigFigure, Qt::AlignLeft, this))
    , m_of(plainLabel({}, FontKind::Body, "secondary", this))
    , m_bar(new CapBar(16, this))
    , m_reservedName(plainLabel(tr("Reserved"), FontKind::Body, nullptr, this))
    , m_setCap(button(tr("Set a cap…"), "primary", this))
{
    QLabel *say =
        wrappingLabel(tr("The most that can still be spent, whoever misbehaves"), "secondary", this);
    say->setFont(fontOf(FontKind::Caption));
    body()->setSpacing(4);
    body()->addWidget(say);
    body()->addSpacing(6);
    body()->addWidget(m_big);
    body()->addWidget(m_of);
    body()->addSpacing(10);
    body()->addWidget(m_bar);
    body()->addWidget(m_setCap, 0, Qt::AlignLeft);
    body()->addSpacing(6);
    m_settled = addRow(*body(), new Swatch(Swatch::Settled, this), plainLabel(tr("Settled")), false);
    body()->addWidget(rule(this));
    m_reserved = addRow(*body(), new Swatch(Swatch::Reserved, this), m_reservedName, false);
    body()->addWidget(rule(this));
    m_left = addRow(*body(), new Swatch(Swatch::Left, this), plainLabel(tr("Left")), true);
    body()->addStretch();
    connect(m_setCap, &QPushButton::clicked, this, &ExposureCard::capWanted);
}

FigureLabel *ExposureCard::addRow(QVBoxLayout &column, QWidget *swatch, QLabel *name, bool strong)
{
    auto *figure = new FigureLabel(strong ? FontKind::Strong : FontKind::Figure, Qt::AlignRight, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 5, 8, 5);
    row->setSpacing(8);
    row->addWidget(swatch);
    row->addWidget(name);
    row->addStretch();
    row->addWidget(figure);
    column.addLayout(row);
    return figure;
}

void ExposureCard::setScope(const Scope &account, std::int64_t inFlight, bool month)
{
    const Window &window = month ? account.month : account.day;
    const MaybeAmount left = month ? window.left : account.exposure;
    m_big->setText(left ? money(*left) : tr("∞ uncapped"));
    const bool noKey = !anyKey(account);
    m_big->setRole(left && left->nano <= 0 && !noKey ? Role::Blocking : Role::Text);
    if (window.cap)
        m_of->setText(month ? tr("of a %1 month cap").arg(money(*window.raisedCap()))
                            : tr("of a %1 day cap").arg(money(*window.raisedCap())));
    else
        m_of->setText(noKey  ? tr("No app has a key yet.")
                      : left ? tr("held by caps further down")
                             : tr("No cap stands in the way."));
    m_setCap->setVisible(!left);
    m_bar->setVisible(left.has_value());
    const MaybeAmount whole = window.cap ? window.raisedCap()
                              : left     ? MaybeAmount(*left + window.spent + window.reserved)
                                         : std::nullopt;
    m_bar->setBar(Bar::of(window.spent, window.reserved, whole));
    m_settled->setText(money(window.spent));
    m_reserved->setText(money(window.reserved));
    m_reservedName->setText(inFlight > 0 ? tr("Reserved, %1 in flight").arg(count(inFlight))
                                         : tr("Reserved"));
    m_left->setText(moneyLeft(left));
}

} // namespace llm0::ui
