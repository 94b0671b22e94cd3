#include "dialogs/limitsdialog.h"

#include "dialogs/capsdialog.h"
#include "format/visibletext.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QIntValidator>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString linesOf(const QJsonObject &counts)
{
    QStringList lines;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        lines.append(it.key() + u" = "_s + it.value().toString());
    return lines.join(u'\n');
}

QPlainTextEdit *countsEdit(const QString &name, const QString &example, const QJsonObject &counts)
{
    auto *edit = new QPlainTextEdit(linesOf(counts));
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    edit->setFixedHeight(58);
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

LimitsDialog::LimitsDialog(const Subject &subject, Submit submit, QWidget *parent)
    : QDialog(parent)
    , m_submit(std::move(submit))
    , m_tier(subject.tier)
    , m_banner(new ErrorBanner(this))
    , m_slug(new QLineEdit(subject.tier.slug, this))
    , m_price(new AmountEdit(tr("What a customer pays a month, in dollars"), this))
    , m_behavior(new SegmentedControl(tr("When a limit is reached"), this))
    , m_downgrade(new QLineEdit(subject.tier.limits.downgradeModel, this))
    , m_apply(button(tr("Apply"), "primary", this))
{
    setWindowTitle(visibleText(subject.title));
    setMinimumWidth(470);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(plainLabel(subject.title, FontKind::Section));
    column->addWidget(wrappingLabel(subject.about, "secondary"));
    column->addWidget(m_banner);
    column->addWidget(makeForm(subject));
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_apply);
    column->addLayout(row);
    m_apply->setDefault(true);
    m_apply->setObjectName(u"applyLimits"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &LimitsDialog::apply);
    connect(m_behavior, &SegmentedControl::chosen, this, &LimitsDialog::behaviorChosen);
    behaviorChosen(m_behavior->choice());
}

QWidget *LimitsDialog::makeForm(const Subject &subject)
{
    const Limits &limits = subject.tier.limits;
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_slug->setAccessibleName(tr("Name of the tier"));
    m_slug->setObjectName(u"tierSlug"_s);
    m_slug->setPlaceholderText(tr("as apps send it, e.g. pro"));
    m_slug->setReadOnly(!subject.tier.slug.isEmpty());
    m_slug->setVisible(subject.named);
    m_price->setVisible(subject.priced);
    m_price->setPlaceholderText(tr("unknown"));
    m_price->setAmount(subject.tier.monthlyPrice);
    m_price->setObjectName(u"tierPrice"_s);
    if (subject.named)
        form->addRow(fieldLabel(tr("Tier")), m_slug);
    if (subject.priced)
        form->addRow(fieldLabel(tr("It pays a month, USD")), m_price);
    m_day = new AmountEdit(tr("Day cap in dollars"), box);
    m_month = new AmountEdit(tr("Month cap in dollars"), box);
    m_perRequest = new AmountEdit(tr("Per-request cap in dollars"), box);
    m_day->setObjectName(u"limitDay"_s);
    m_day->setAmount(limits.day);
    m_month->setAmount(limits.month);
    m_perRequest->setAmount(limits.perRequest);
    form->addRow(fieldLabel(tr("A day, USD")), m_day);
    form->addRow(fieldLabel(tr("A month, USD")), m_month);
    form->addRow(fieldLabel(tr("One request, USD")), m_perRequest);
    const std::pair<QString, std::optional<std::int64_t>> counts[] = {
        {tr("Requests a minute"), limits.perMinute},
        {tr("Requests an hour"), limits.perHour},
        {tr("Requests a day"), limits.perDay}};
    for (int i = 0; i < 3; ++i) {
        m_counts[i] = new QLineEdit(counts[i].second ? QString::number(*counts[i].second) : QString(), box);
        m_counts[i]->setAccessibleName(counts[i].first);
        m_counts[i]->setPlaceholderText(tr("no limit"));
        m_counts[i]->setAlignment(Qt::AlignRight);
        m_counts[i]->setValidator(new QIntValidator(0, 1'000'000'000, m_counts[i]));
        form->addRow(fieldLabel(counts[i].first), m_counts[i]);
    }
    m_models = countsEdit(tr("Requests a day by model"), u"gpt-4o = 100"_s, limits.modelLimits);
    m_labels = countsEdit(tr("Requests a day by label"), u"feature:search = 500"_s, limits.labelLimits);
    form->addRow(fieldLabel(tr("Of a model, a day")), m_models);
    form->addRow(fieldLabel(tr("Of a label, a day")), m_labels);
    m_behavior->addChoice(u"block"_s, tr("Block"));
    m_behavior->addChoice(u"downgrade"_s, tr("Downgrade"));
    m_behavior->addChoice(u"warn"_s, tr("Warn"));
    m_behavior->setChoice(limits.behavior.isEmpty() ? u"block"_s : limits.behavior);
    form->addRow(fieldLabel(tr("Then")), m_behavior);
    m_downgrade->setAccessibleName(tr("Model to downgrade to"));
    m_downgrade->setPlaceholderText(tr("cheaper model, e.g. gpt-4o-mini"));
    form->addRow(QString(), m_downgrade);
    return box;
}

void LimitsDialog::behaviorChosen(const QString &behavior)
{
    m_downgrade->setVisible(behavior == u"downgrade"_s);
}

std::optional<std::int64_t> LimitsDialog::countOf(const QLineEdit *edit) const
{
    bool ok = false;
    const qlonglong value = edit->text().trimmed().toLongLong(&ok);
    return ok ? std::optional<std::int64_t>(value) : std::nullopt;
}

/// Lines of "name = number"; nothing, and the reason in the banner, when a line is neither.
std::optional<QJsonObject> LimitsDialog::countsOf(const QPlainTextEdit *edit, const QString &what)
{
    QJsonObject counts;
    for (const QString &line : edit->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype equals = line.lastIndexOf(u'=');
        bool ok = false;
        const qlonglong number = line.mid(equals + 1).trimmed().toLongLong(&ok);
        const QString name = line.left(equals).trimmed();
        if (equals < 1 || !ok || number < 0 || name.isEmpty()) {
            m_banner->showNote(tr("%1: “%2” is not of the form name = number").arg(what, line));
            return std::nullopt;
        }
        counts.insert(name, QString::number(number));
    }
    return counts;
}

void LimitsDialog::apply()
{
    const auto models = countsOf(m_models, tr("Of a model, a day"));
    const auto labels = models ? countsOf(m_labels, tr("Of a label, a day")) : std::nullopt;
    if (!labels)
        return;
    for (const AmountEdit *edit : {m_day, m_month, m_perRequest, m_price})
        if (!edit->isValid())
            return m_banner->showNote(tr("%1 is not a number of dollars").arg(edit->accessibleName()));
    m_tier.slug = m_slug->text().trimmed();
    m_tier.monthlyPrice = m_price->amount();
    Limits &limits = m_tier.limits;
    limits.day = m_day->amount();
    limits.month = m_month->amount();
    limits.perRequest = m_perRequest->amount();
    limits.perMinute = countOf(m_counts[0]);
    limits.perHour = countOf(m_counts[1]);
    limits.perDay = countOf(m_counts[2]);
    limits.modelLimits = *models;
    limits.labelLimits = *labels;
    limits.behavior = m_behavior->choice();
    limits.downgradeModel = limits.behavior == u"downgrade"_s ? m_downgrade->text().trimmed() : QString();
    m_apply->setEnabled(false);
    m_submit(m_tier, [this](const Answer &answer) {
        m_apply->setEnabled(true);
        if (answer.ok)
            accept();
        else
            m_banner->showNote(answer.error.message);
    });
}

} // namespace llm0::ui
