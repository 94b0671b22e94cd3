#include "pages/failoverorder.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString modeText(const QString &mode)
{
    if (mode == u"local_first"_s)
        return FailoverOrder::tr(
            "Ollama answers first; what it cannot goes to the provider that was asked, then down "
            "the list.");
    if (mode == u"local_only"_s)
        return FailoverOrder::tr(
            "Only Ollama answers. Nothing leaves this computer, nothing costs anything.");
    if (mode == u"cloud_only"_s)
        return FailoverOrder::tr("The provider that was asked, then down the list. Never Ollama.");
    return FailoverOrder::tr("The provider that was asked, then down the list, at last Ollama.");
}

} // namespace

FailoverOrder::FailoverOrder(QWidget *parent)
    : QWidget(parent)
    , m_mode(new SegmentedControl(tr("Which first"), this))
    , m_modeText(wrappingLabel({}, "secondary", this))
{
    m_mode->addChoice(u"cloud_first"_s, tr("Cloud first"));
    m_mode->addChoice(u"local_first"_s, tr("Local first"));
    m_mode->addChoice(u"cloud_only"_s, tr("Cloud only"));
    m_mode->addChoice(u"local_only"_s, tr("Local only"));
    m_mode->setObjectName(u"failoverMode"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_mode, 0, Qt::AlignLeft);
    column->addWidget(m_modeText);
    connect(m_mode, &SegmentedControl::chosen, this, [this](const QString &mode) {
        m_plan.mode = mode;
        m_modeText->setText(modeText(mode));
        Q_EMIT changed();
    });
}

void FailoverOrder::showPlan(const FailoverPlan &plan, const QList<Provider> &providers)
{
    m_plan = plan;
    m_providers = providers;
    m_mode->setChoice(plan.mode);
    m_mode->setEnabled(!plan.isFixed(u"failover_mode"_s));
    m_modeText->setText(modeText(plan.mode));
    build();
}

QString FailoverOrder::nameOf(const QString &slug) const
{
    for (const Provider &provider : m_providers)
        if (provider.slug == slug)
            return provider.name;
    return slug;
}

void FailoverOrder::build()
{
    delete m_rows;
    m_edits.clear();
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnStretch(3, 1);
    m_grid->addWidget(plainLabel(tr("Stands in"), FontKind::Caption, "secondary"), 0, 1);
    m_grid->addWidget(plainLabel(tr("For large models"), FontKind::Caption, "secondary"), 0, 2);
    m_grid->addWidget(plainLabel(tr("For small ones"), FontKind::Caption, "secondary"), 0, 3);
    int row = 1;
    for (const QString &slug : std::as_const(m_plan.order))
        addRow(row++, slug);
    addOllama(row++);
    QPushButton *add = smallButton(tr("Add a provider"));
    add->setObjectName(u"failoverAdd"_s);
    auto *menu = new QMenu(add);
    for (const QString &slug : FailoverPlan::withStandIns()) {
        if (m_plan.order.contains(slug))
            continue;
        const auto append = [this, slug] {
            takeTexts();
            m_plan.order.append(slug);
            build();
            Q_EMIT changed();
        };
        connect(menu->addAction(nameOf(slug)), &QAction::triggered, this, append, Qt::QueuedConnection);
    }
    add->setMenu(menu);
    add->setVisible(!menu->isEmpty());
    m_grid->addWidget(add, row, 1, 1, 2, Qt::AlignLeft);
    layout()->addWidget(m_rows);
}

QLineEdit *FailoverOrder::standIn(const QString &name, const QString &about, const QString &model, bool fixed)
{
    auto *edit = new QLineEdit(model);
    edit->setObjectName(u"standIn-"_s + name);
    edit->setAccessibleName(about);
    edit->setPlaceholderText(tr("none"));
    edit->setMinimumWidth(90);
    edit->setEnabled(!fixed);
    edit->setToolTip(fixed ? tr("It is set in the environment") : QString());
    connect(edit, &QLineEdit::textEdited, this, &FailoverOrder::changed);
    m_edits.insert(name, edit);
    return edit;
}

void FailoverOrder::addRow(int row, const QString &slug)
{
    const qsizetype at = m_plan.order.indexOf(slug);
    const bool fixed = m_plan.isFixed(u"failover_provider_order"_s);
    auto *place = new QWidget;
    auto *buttons = new QHBoxLayout(place);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    const auto add = [&](const QString &sign, const QString &name, const QString &what, bool can, auto act) {
        QPushButton *one = smallButton(sign);
        one->setObjectName(name + u'-' + slug);
        one->setAccessibleName(what.arg(nameOf(slug)));
        one->setToolTip(one->accessibleName());
        one->setFixedWidth(28);
        one->setProperty("narrow", true);
        one->setEnabled(can && !fixed);
        connect(one, &QPushButton::clicked, this, act, Qt::QueuedConnection); // the rows are built anew
        buttons->addWidget(one);
    };
    add(u"↑"_s, u"earlier"_s, tr("%1 earlier"), at > 0, [this, at] { move(at, at - 1); });
    add(u"↓"_s, u"later"_s, tr("%1 later"), at + 1 < m_plan.order.size(), [this, at] { move(at, at + 1); });
    add(u"×"_s, u"leaveOut"_s, tr("Leave %1 out"), true, [this, at] { move(at, -1); });
    m_grid->addWidget(place, row, 0);
    m_grid->addWidget(plainLabel(u"%1. %2"_s.arg(at + 1).arg(nameOf(slug)), FontKind::Strong), row, 1);
    if (!m_plan.standIns.contains(slug)) {
        m_grid->addWidget(plainLabel(tr("only where a chain names it"), FontKind::Caption, "secondary"), row,
                          2, 1, 2);
        return;
    }
    const FailoverPlan::StandIns models = m_plan.standIns.value(slug);
    const QString name = nameOf(slug);
    m_grid->addWidget(standIn(slug + u".flagship"_s, tr("Large model of %1").arg(name), models.flagship,
                              m_plan.isFixed(u"failover_%1_flagship"_s.arg(slug))),
                      row, 2);
    m_grid->addWidget(standIn(slug + u".cheap"_s, tr("Small model of %1").arg(name), models.cheap,
                              m_plan.isFixed(u"failover_%1_cheap"_s.arg(slug))),
                      row, 3);
}

void FailoverOrder::addOllama(int row)
{
    const std::array<QString, 3> about = {tr("large"), tr("middling"), tr("small")};
    auto *box = new QWidget;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (std::size_t i = 0; i < about.size(); ++i) {
        QLineEdit *edit = standIn(u"ollama.%1"_s.arg(i), tr("Ollama's model for %1 ones").arg(about[i]),
                                  m_plan.ollama[i], false);
        edit->setPlaceholderText(about[i]);
        line->addWidget(edit);
    }
    m_grid->addWidget(plainLabel(tr("Ollama"), FontKind::Strong), row, 1);
    m_grid->addWidget(box, row, 2, 1, 2);
}

/// What was typed stays when the rows are built anew.
void FailoverOrder::takeTexts()
{
    m_plan = edited();
}

FailoverPlan FailoverOrder::edited() const
{
    FailoverPlan plan = m_plan;
    for (auto it = plan.standIns.begin(); it != plan.standIns.end(); ++it) {
        if (const QLineEdit *edit = m_edits.value(it.key() + u".flagship"_s))
            it->flagship = edit->text().trimmed();
        if (const QLineEdit *edit = m_edits.value(it.key() + u".cheap"_s))
            it->cheap = edit->text().trimmed();
    }
    for (std::size_t i = 0; i < plan.ollama.size(); ++i)
        if (const QLineEdit *edit = m_edits.value(u"ollama.%1"_s.arg(i)))
            plan.ollama[i] = edit->text().trimmed();
    return plan;
}

/// To a place outside: left out.
void FailoverOrder::move(qsizetype from, qsizetype to)
{
    takeTexts();
    const QString slug = m_plan.order.takeAt(from);
    if (to >= 0 && to <= m_plan.order.size())
        m_plan.order.insert(to, slug);
    build();
    if (auto *again = m_rows->findChild<QPushButton *>((to < from ? u"earlier-"_s : u"later-"_s) + slug);
        again && again->isEnabled())
        again->setFocus();
    Q_EMIT changed();
}

} // namespace llm0::ui
