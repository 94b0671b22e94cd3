#include "pages/auditpage.h"

#include "dialogs/exportdialog.h"
#include "models/auditmodel.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int pageSize = 100;
constexpr int typingPauseMs = 250;

} // namespace

AuditPage::AuditPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Audit"), parent)
    , m_actor(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_model(new AuditModel(this))
    , m_changes(new AuditChangesModel(this))
    , m_table(new Table(tr("Changes"), this))
    , m_detail(new Table(tr("Fields of the change, before and after"), this))
    , m_detailCard(new Card({}, this))
    , m_detailTitle(wrappingLabel({}, nullptr, this))
    , m_empty(new EmptyState(u"audit"_s, {}, {}, {}, this))
{
    buildHead();
    buildBody();
    m_model->onMoreWanted = [this](const QString &cursor) { load(cursor); };
    connect(m_table, &Table::rowChosen, this, &AuditPage::choose);
}

void AuditPage::buildHead()
{
    m_actor->setAccessibleName(tr("Who made the change"));
    m_actor->setObjectName(u"auditActor"_s);
    m_actor->addItem(tr("Everyone"), QString());
    m_actor->addItem(tr("This window"), u"window"_s);
    m_actor->addItem(tr("Command line"), u"cli"_s);
    m_actor->addItem(tr("Admin API"), u"admin-api"_s);
    m_text->setPlaceholderText(tr("Find a name, an action, a value"));
    m_text->setAccessibleName(tr("Find in the audit"));
    m_text->setObjectName(u"auditFilter"_s);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(220);
    QPushButton *save = button(tr("Export…"));
    save->setObjectName(u"exportAudit"_s);
    save->setToolTip(u"Ctrl+E"_s);
    head()->addWidget(m_actor);
    head()->addWidget(m_text);
    head()->addWidget(save);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(save, &QPushButton::clicked, this, &AuditPage::exportShown);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { load({}); });
    connect(m_actor, &QComboBox::activated, this, [this] { load({}); });
}

void AuditPage::buildBody()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_empty, 1);
    m_table->useModel(m_model);
    m_table->setObjectName(u"auditTable"_s);
    m_detailTitle->setObjectName(u"auditTitle"_s);
    m_detailCard->body()->addWidget(m_detailTitle);
    m_detailCard->body()->addWidget(m_detail, 1);
    m_detailCard->body()->addStretch();
    m_detail->useModel(m_changes);
    m_detail->setObjectName(u"auditChanges"_s);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(14);
    split->setChildrenCollapsible(false);
    split->addWidget(card);
    split->addWidget(m_detailCard);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({400, 240});
    content()->addWidget(split, 1);
    m_empty->hide();
    m_detailCard->hide();
}

void AuditPage::focusFilter()
{
    m_text->setFocus();
    m_text->selectAll();
}

void AuditPage::refresh()
{
    m_model->setZone(link().zone());
    load({});
}

QUrlQuery AuditPage::query() const
{
    QUrlQuery query;
    if (const QString actor = m_actor->currentData().toString(); !actor.isEmpty())
        query.addQueryItem(u"actor"_s, actor);
    if (const QString text = m_text->text().trimmed(); !text.isEmpty())
        query.addQueryItem(u"text"_s, AdminClient::segment(text));
    return query;
}

void AuditPage::load(const QString &cursor)
{
    QUrlQuery asked = query();
    asked.addQueryItem(u"limit"_s, QString::number(pageSize));
    if (!cursor.isEmpty())
        asked.addQueryItem(u"cursor"_s, cursor);
    const int generation = ++m_generation;
    client().get(u"/audit"_s, asked, this,
                 [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
                     if (generation != m_generation || !accept(answer))
                         return;
                     const auto entries = listOf<AuditEntry>(answer.body, u"events"_s);
                     if (more)
                         m_model->appendRows(entries);
                     else
                         m_model->setRows(entries);
                     m_model->setNextCursor(textOf(answer.body, u"next_cursor"_s));
                     if (!more && m_table->currentRow() < 0 && m_model->rowCount() > 0)
                         m_table->selectRow(0);
                     choose(m_table->currentRow());
                     showEmptiness();
                 });
}

void AuditPage::choose(int row)
{
    const AuditEntry *entry = m_model->at(row);
    m_detailCard->setVisible(entry);
    if (!entry)
        return;
    const QList<AuditChange> changes = entry->changes();
    QStringList title{entry->action};
    if (!entry->target.isEmpty())
        title.append(entry->target);
    if (changes.isEmpty())
        title.append(tr("nothing recorded to compare"));
    m_detailTitle->setText(title.join(u" · "_s));
    m_changes->setRows(changes);
    m_detail->setVisible(!changes.isEmpty());
}

void AuditPage::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (query().isEmpty())
        m_empty->setText(tr("No change yet"),
                         tr("Caps, keys, prices and settings that are changed are listed here."));
    else
        m_empty->setText(tr("Nothing matches"), tr("Take a word out of the filter to see more."));
}

void AuditPage::exportShown()
{
    ExportJob job;
    job.title = tr("Export the audit");
    job.path = u"/export/audit.csv"_s;
    job.query = query();
    job.fileName = u"llm0-audit.csv"_s;
    job.note = query().isEmpty() ? tr("Every change, newest first") : tr("The changes that the filter shows");
    auto *dialog = new ExportDialog(client(), job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace llm0::ui
