#include "pages/priceeditor.h"

#include "dialogs/capsdialog.h"
#include "format/format.h"
#include "widgets/facttable.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr std::int64_t exampleIn = 1'000;
constexpr std::int64_t exampleOut = 500;
constexpr std::int64_t suspicious = 200'000'000; // $200 per million tokens: dearer than any model there is

Pill pillOf(const PriceRow &row)
{
    if (row.unpriced)
        return {Mark::Blocking, PriceEditor::tr("unpriced")};
    return row.source == u"edited"_s ? Pill{Mark::New, PriceEditor::tr("edited")}
                                     : Pill{Mark::Ok, PriceEditor::tr("known")};
}

} // namespace

PriceEditor::PriceEditor(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_name(plainLabel({}, FontKind::Title, nullptr, this))
    , m_state(new StatePill(this))
    , m_about(wrappingLabel({}, "secondary", this))
    , m_provider(new QComboBox(this))
    , m_history(new FactTable({tr("Held from"), tr("In"), tr("Out")}, this))
    , m_banner(new ErrorBanner(this))
    , m_shipped(button(tr("Back to shipped price"), "", this))
    , m_cancel(button(tr("Cancel"), "", this))
    , m_apply(button(tr("Set price"), "primary", this))
{
    m_name->setMinimumWidth(60);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_state);
    body()->addLayout(top);
    body()->addWidget(m_about);
    body()->addWidget(m_banner);
    body()->addWidget(makeForm());
    m_hint = new QFrame(this);
    m_hint->setProperty("banner", u"info"_s);
    auto *hint = new QVBoxLayout(m_hint);
    hint->setContentsMargins(12, 8, 12, 8);
    m_example = wrappingLabel({}, nullptr, m_hint);
    m_warning = wrappingLabel({}, "blocking", m_hint);
    m_example->setObjectName(u"priceExample"_s);
    hint->addWidget(m_example);
    hint->addWidget(m_warning);
    body()->addWidget(m_hint);
    m_history->setAccessibleName(tr("Earlier prices"));
    body()->addWidget(m_history);
    body()->addStretch();
    auto *row = new QHBoxLayout;
    row->addWidget(m_shipped);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_apply);
    body()->addLayout(row);
    m_apply->setObjectName(u"applyPrice"_s);
    m_shipped->setObjectName(u"shippedPrice"_s);
    connect(m_apply, &QPushButton::clicked, this, &PriceEditor::apply);
    connect(m_cancel, &QPushButton::clicked, this, [this] { showPrice(m_row); });
    connect(m_shipped, &QPushButton::clicked, this, &PriceEditor::takeBackEdit);
    connect(m_provider, &QComboBox::activated, this, &PriceEditor::edit);
}

QWidget *PriceEditor::makeForm()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 4, 0, 4);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_provider->setAccessibleName(tr("Provider"));
    form->addRow(fieldLabel(tr("Provider")), m_provider);
    const std::pair<QString, QString> rates[] = {{u"input"_s, tr("Input, $ per million")},
                                                 {u"cache_read"_s, tr("Cached input, $ per million")},
                                                 {u"cache_write_5m"_s, tr("Cache write, $ per million")},
                                                 {u"output"_s, tr("Output, $ per million")}};
    for (const auto &[name, text] : rates) {
        auto *edit = new AmountEdit(text, box);
        edit->setPlaceholderText(name == u"input"_s || name == u"output"_s ? tr("needed") : tr("as input"));
        edit->setObjectName(u"rate-"_s + name);
        connect(edit, &QLineEdit::textEdited, this, &PriceEditor::edit);
        form->addRow(fieldLabel(text), edit);
        m_rates.append({name, edit});
    }
    return box;
}

void PriceEditor::setProviders(const QStringList &slugs)
{
    if (m_provider->count() == slugs.size())
        return;
    m_provider->clear();
    m_provider->addItems(slugs);
}

void PriceEditor::showPrice(const PriceRow &row)
{
    m_row = row;
    m_edited = false;
    m_name->setText(row.model);
    m_state->setPill(pillOf(row));
    m_about->setText(
        row.unpriced
            ? tr("%n call(s) were refused: without a price their cost cannot be capped.", nullptr,
                 static_cast<int>(row.refused))
            : tr("%1, %2. Past costs keep the price they were made with.").arg(row.source, row.date));
    m_provider->setCurrentText(row.provider);
    m_provider->setEnabled(row.unpriced);
    for (const auto &[name, edit] : std::as_const(m_rates)) {
        const auto rate = row.rate(name);
        edit->setAmount(rate ? MaybeAmount(perMillion(*rate)) : std::nullopt);
    }
    m_banner->clear();
    m_apply->setEnabled(false);
    m_cancel->setEnabled(false);
    m_shipped->hide();
    m_history->hide();
    showExample();
    loadHistory();
}

QString PriceEditor::path() const
{
    QStringList segments;
    for (const QString &part : m_row.model.split(u'/'))
        segments.append(AdminClient::segment(part));
    return u"/prices/%1/%2"_s.arg(AdminClient::segment(m_provider->currentText()), segments.join(u'/'));
}

void PriceEditor::loadHistory()
{
    if (m_row.unpriced || m_row.provider.isEmpty())
        return;
    m_link.client().get(path(), this, [this, model = m_row.model](const Answer &answer) {
        if (!answer.ok || model != m_row.model)
            return;
        QList<FactTable::Row> rows;
        const auto rateOf = [](const PriceRow &row, const QString &name) {
            const auto rate = row.rate(name);
            return rate ? moneyItem(perMillion(*rate)) : u"–"_s;
        };
        for (const QJsonValue &value : answer.body.value(u"history"_s).toArray()) {
            const PriceVersion version = PriceVersion::read(value.toObject());
            rows.append({{dayAndTime(version.from, m_link.zone()), rateOf(version.price, u"input"_s),
                          rateOf(version.price, u"output"_s)},
                         {},
                         !version.to.isValid()});
        }
        const QJsonObject shipped = answer.body.value(u"shipped"_s).toObject();
        if (!shipped.isEmpty()) {
            const PriceRow row = PriceRow::from(shipped);
            rows.append({{tr("shipped, %1").arg(row.date), rateOf(row, u"input"_s), rateOf(row, u"output"_s)},
                         {},
                         rows.isEmpty()});
        }
        m_history->setRows(rows);
        m_history->setVisible(!rows.isEmpty());
        m_shipped->setVisible(m_row.source == u"edited"_s);
    });
}

void PriceEditor::edit()
{
    m_edited = true;
    m_cancel->setEnabled(true);
    m_apply->setEnabled(edited().has_value());
    showExample();
}

/// The row as it would be; nothing while a figure is missing or more exact than a price can be.
std::optional<PriceRow> PriceEditor::edited() const
{
    PriceRow row = m_row;
    for (const auto &[name, edit] : m_rates) {
        if (!edit->isValid())
            return std::nullopt;
        const MaybeAmount amount = edit->amount();
        const auto pico = amount ? picoOf(*amount) : std::nullopt;
        if (amount && !pico)
            return std::nullopt;
        row.setRate(name, pico);
    }
    if (!row.rate(u"input"_s) || !row.rate(u"output"_s) || m_provider->currentText().isEmpty())
        return std::nullopt;
    return row;
}

void PriceEditor::showExample()
{
    const auto row = edited();
    m_warning->hide();
    if (!row) {
        m_example->setText(
            tr("Give input and output in dollars per million tokens, as providers publish them."));
        return;
    }
    const std::int64_t in = *row->rate(u"input"_s);
    const std::int64_t out = *row->rate(u"output"_s);
    const Amount cost = {costAt(exampleIn, in).nano + costAt(exampleOut, out).nano};
    m_example->setText(tr("Worked example: %1 tokens in and %2 out cost %3.")
                           .arg(count(exampleIn), count(exampleOut), moneyItem(cost)));
    if (in < suspicious && out < suspicious)
        return;
    m_warning->setText(tr("That is dearer than any model known. Was a price per thousand tokens meant?"));
    m_warning->show();
}

void PriceEditor::apply()
{
    const auto row = edited();
    if (!row)
        return;
    m_apply->setEnabled(false);
    JsonBody body = JsonBody::parsed(row->json());
    const QString where = path();
    const PriceRow before = m_row;
    m_link.client().put(where, body, this, [this, where, before](const Answer &answer) {
        if (!answer.ok) {
            m_banner->showNote(answer.error.message);
            m_apply->setEnabled(true);
            return;
        }
        m_link.lastChange().remember(tr("Price of %1 set").arg(before.model), [this, where, before] {
            const auto done = [this](const Answer &) { Q_EMIT changed(); };
            if (before.source == u"edited"_s)
                m_link.client().put(where, JsonBody::parsed(before.json()), this, done);
            else
                m_link.client().remove(where, this, done);
        });
        m_edited = false;
        showPrice(PriceRow::from(answer.body));
        Q_EMIT changed();
    });
}

void PriceEditor::takeBackEdit()
{
    m_link.client().remove(path(), this, [this](const Answer &answer) {
        if (!answer.ok)
            m_banner->showNote(answer.error.message);
        m_edited = false;
        Q_EMIT changed();
    });
}

} // namespace llm0::ui
