#include "pages/pricespanel.h"

#include "format/format.h"
#include "models/pricesmodel.h"
#include "pages/priceeditor.h"
#include "widgets/table.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {

PricesPanel::PricesPanel(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_filter(new QLineEdit(this))
    , m_date(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_model(new PricesModel(this))
    , m_table(new Table(tr("Prices"), this))
    , m_editor(new PriceEditor(link, this))
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 8, 4, 4);
    card->body()->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(10, 0, 10, 0);
    m_filter->setPlaceholderText(tr("Filter by model or provider"));
    m_filter->setAccessibleName(tr("Filter prices"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(240);
    m_filter->setObjectName(u"pricesFilter"_s);
    top->addWidget(m_filter);
    m_date->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_date->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    top->addWidget(m_date, 1);
    card->body()->addLayout(top);
    card->body()->addWidget(m_table, 1);
    m_table->useModel(m_model);
    m_table->setObjectName(u"pricesTable"_s);
    m_editor->setMinimumWidth(340);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(card, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &PricesPanel::showRows);
    connect(m_table, &Table::rowChosen, this, &PricesPanel::choose);
    connect(m_editor, &PriceEditor::changed, this, &PricesPanel::load);
}

void PricesPanel::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void PricesPanel::showModel(const QString &provider, const QString &model)
{
    m_wantedProvider = provider;
    m_wantedModel = model;
    m_filter->clear();
    load();
}

void PricesPanel::load()
{
    m_link.client().get(u"/prices"_s, this, [this](const Answer &answer) {
        Q_EMIT loaded(answer);
        if (!answer.ok)
            return;
        m_prices = listOf<PriceRow>(answer.body, u"prices"_s);
        m_date->setText(tr("Shipped prices of %1").arg(textOf(answer.body, u"date"_s)));
        QStringList providers;
        for (const PriceRow &row : std::as_const(m_prices))
            if (!providers.contains(row.provider))
                providers.append(row.provider);
        providers.sort();
        m_editor->setProviders(providers);
        Q_EMIT counted(static_cast<int>(m_prices.size()));
        loadUnpriced();
    });
}

void PricesPanel::loadUnpriced()
{
    m_link.client().get(u"/review"_s, this, [this](const Answer &answer) {
        m_unpriced.clear();
        for (const WaitingItem &item : listOf<WaitingItem>(answer.body, u"items"_s)) {
            if (item.kind != u"model"_s)
                continue;
            PriceRow row;
            row.provider = item.provider;
            row.model = item.model;
            row.unpriced = true;
            row.refused = item.refused;
            row.source = tr("%n call(s) refused", nullptr, static_cast<int>(item.refused));
            m_unpriced.append(row);
        }
        showRows();
    });
}

void PricesPanel::showRows()
{
    const QString wanted = m_filter->text().trimmed();
    QList<PriceRow> rows;
    for (const QList<PriceRow> *list : {&m_unpriced, &m_prices})
        for (const PriceRow &row : *list)
            if (wanted.isEmpty() || row.model.contains(wanted, Qt::CaseInsensitive)
                || row.provider.contains(wanted, Qt::CaseInsensitive))
                rows.append(row);
    const PriceRow *before = m_model->at(m_table->currentRow());
    const PriceRow keep = before ? *before : PriceRow();
    m_model->setRows(rows);
    const QString model = m_wantedModel.isEmpty() ? keep.model : m_wantedModel;
    const QString provider = m_wantedModel.isEmpty() ? keep.provider : m_wantedProvider;
    int row = rows.isEmpty() ? -1 : 0;
    for (int i = 0; i < rows.size(); ++i)
        if (rows.at(i).model == model && (provider.isEmpty() || rows.at(i).provider == provider))
            row = i;
    m_wantedModel.clear();
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->scrollTo(m_model->index(row, 0));
    }
    choose();
}

bool PricesPanel::hasChoice() const
{
    return m_table->currentRow() >= 0;
}

void PricesPanel::choose()
{
    const PriceRow *row = m_model->at(m_table->currentRow());
    Q_EMIT chosen(row);
    if (row && !m_editor->isEdited())
        m_editor->showPrice(*row);
}

} // namespace llm0::ui
