#include "pages/providerkeyshares.h"

#include "dialogs/askbefore.h"
#include "dialogs/furtherkeydialog.h"
#include "dialogs/providerkeydialog.h"
#include "format/format.h"
#include "pages/providertexts.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QInputDialog>

#include <numeric>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int heaviest = 1000;

QString nameOf(const ProviderKeyState &key)
{
    return key.isMain() ? ProviderKeyShares::tr("first key") : key.id;
}

/// Of the calls while none rests.
QString shareText(const ProviderKeyState &key, int whole)
{
    return whole == 0 ? u"–"_s : percent(static_cast<int>(std::int64_t(key.weight) * 1000 / whole));
}

} // namespace

ProviderKeyShares::ProviderKeyShares(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_table(new Table(tr("Keys of the provider"), this))
    , m_none(wrappingLabel({}, "secondary", this))
    , m_add(smallButton(tr("Add key…"), this))
    , m_weight(smallButton(tr("Weight…"), this))
    , m_remove(smallButton(tr("Remove key…"), this))
{
    using K = ProviderKeyState;
    const auto whole = [this] {
        const QList<K> &keys = m_model->rows();
        return std::accumulate(keys.begin(), keys.end(), 0,
                               [](int sum, const K &k) { return sum + k.weight; });
    };
    m_model = new RowsModel<K>(
        {{tr("Key"), CellKind::Strong, 0, nameOf},
         {tr("Weight"), CellKind::Figure, 70, [](const K &k) { return QString::number(k.weight); }},
         {tr("Share"), CellKind::Figure, 70, [whole](const K &k) { return shareText(k, whole()); }},
         Column<K>::pills(tr("State"), 116, keyState)},
        [](const K &a, const K &b) { return a.provider == b.provider && a.id == b.id; }, this);
    m_table->useModel(m_model);
    m_table->setObjectName(u"keySharesTable"_s);
    m_table->setMinimumHeight(tableHeadHeight + 3 * tableRowHeight);
    m_add->setObjectName(u"addFurtherKey"_s);
    m_weight->setObjectName(u"keyWeight"_s);
    m_remove->setObjectName(u"removeFurtherKey"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(plainLabel(tr("Keys"), FontKind::Section));
    column->addWidget(m_none);
    column->addWidget(m_table);
    auto *row = new FlowRow(6);
    for (QPushButton *one : {m_add, m_weight, m_remove})
        row->addWidget(one);
    column->addLayout(row);
    connect(m_table, &Table::rowChosen, this, &ProviderKeyShares::choose);
    connect(m_table, &QTableView::activated, this, &ProviderKeyShares::setWeight);
    connect(m_add, &QPushButton::clicked, this, &ProviderKeyShares::add);
    connect(m_weight, &QPushButton::clicked, this, &ProviderKeyShares::setWeight);
    connect(m_remove, &QPushButton::clicked, this, &ProviderKeyShares::remove);
}

void ProviderKeyShares::showKeys(const Provider &provider, const QList<ProviderKeyState> &keys)
{
    m_provider = provider;
    m_model->setRows(keys);
    if (m_table->currentRow() < 0 && !keys.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setVisible(!keys.isEmpty());
    m_none->setVisible(keys.isEmpty());
    m_none->setText(provider.needsKey() ? tr("None yet. Until one is set its models cannot be called.")
                                        : tr("None, and it needs none."));
    m_add->setText(keys.isEmpty() ? tr("Set key…") : tr("Add key…"));
    m_add->setAccessibleName(m_add->text());
    m_add->setVisible(!provider.local);
    m_weight->setVisible(keys.size() > 1);
    m_remove->setVisible(!keys.isEmpty());
    choose();
}

const ProviderKeyState *ProviderKeyShares::chosen() const
{
    return m_model->at(m_table->currentRow());
}

void ProviderKeyShares::choose()
{
    const ProviderKeyState *key = chosen();
    m_weight->setEnabled(key);
    m_remove->setEnabled(key && key->source != u"environment"_s);
    m_remove->setToolTip(key && !m_remove->isEnabled() ? tr("It is set in the environment") : QString());
}

QString ProviderKeyShares::pathOf(const ProviderKeyState &key) const
{
    return u"/providers/%1/keys/%2"_s.arg(AdminClient::segment(m_provider.slug),
                                          AdminClient::segment(key.id));
}

void ProviderKeyShares::add()
{
    const bool first = m_model->rowCount() == 0;
    const auto taken = [](QDialog &&dialog) { return dialog.exec() == QDialog::Accepted; };
    if (first ? taken(ProviderKeyDialog(m_link.client(), m_provider, this))
              : taken(FurtherKeyDialog(m_link.client(), m_provider, this)))
        Q_EMIT changed();
}

void ProviderKeyShares::setWeight()
{
    const ProviderKeyState *now = chosen();
    if (!now || m_model->rowCount() < 2)
        return;
    const ProviderKeyState key = *now;
    bool ok = false;
    const int weight = QInputDialog::getInt(this, tr("Weight of a key"),
                                            tr("Weight of %1; 0 leaves it unused:").arg(nameOf(key)),
                                            key.weight, 0, heaviest, 1, &ok);
    if (ok && weight != key.weight)
        sendWeight(pathOf(key), weight, key.weight,
                   tr("%1 of %2 weighs %3 now").arg(nameOf(key), m_provider.name).arg(weight));
}

void ProviderKeyShares::sendWeight(const QString &path, int weight, int before, const QString &what)
{
    m_link.client().patch(path, JsonBody().integer(u"weight"_s, weight), this,
                          [this, path, before, what](const Answer &answer) {
                              if (!answer.ok)
                                  return Q_EMIT failed(answer.error);
                              m_link.lastChange().remember(what, [this, path, before] {
                                  m_link.client().patch(path, JsonBody().integer(u"weight"_s, before), this,
                                                        [this](const Answer &back) {
                                                            if (!back.ok)
                                                                Q_EMIT failed(back.error);
                                                            Q_EMIT changed();
                                                        });
                              });
                              Q_EMIT changed();
                          });
}

void ProviderKeyShares::remove()
{
    const ProviderKeyState *now = chosen();
    if (!now)
        return;
    const ProviderKeyState key = *now;
    const QString consequence = m_model->rowCount() > 1 ? tr("Its share of the calls goes to the other keys.")
                                : m_provider.needsKey() ? tr("Calls to it are refused from the next one on.")
                                                        : tr("It is called without a key from then on.");
    if (!askBefore(this, tr("Remove key"), tr("Remove %1 of %2?").arg(nameOf(key), m_provider.name),
                   consequence, tr("Remove")))
        return;
    const QString path =
        key.isMain() ? u"/providers/%1/key"_s.arg(AdminClient::segment(m_provider.slug)) : pathOf(key);
    m_link.client().remove(path, this, [this](const Answer &answer) {
        if (!answer.ok)
            Q_EMIT failed(answer.error);
        Q_EMIT changed();
    });
}

} // namespace llm0::ui
