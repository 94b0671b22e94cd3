#include "pages/keyspage.h"

#include "dialogs/newkeydialog.h"
#include "format/format.h"
#include "models/keysmodel.h"
#include "pages/keyinspector.h"
#include "pages/providerkeys.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int roomForMonth = 640;
constexpr int roomForProject = 480;

} // namespace

KeysPage::KeysPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Keys"), parent)
    , m_filter(new QLineEdit(this))
    , m_model(new KeysModel(this))
    , m_table(new Table(tr("Keys"), this))
    , m_empty(new EmptyState(
          u"keys"_s, tr("No key yet"),
          tr("A key is what an app sends instead of the provider's. It carries caps and a rate, "
             "and can be revoked alone."),
          tr("Create a key"), this))
    , m_card(new Card({}, this))
    , m_inspector(new KeyInspector(link, this))
    , m_create(button(tr("New key"), "primary"))
    , m_kind(new SegmentedControl(tr("Whose keys"), this))
    , m_theirs(new ProviderKeys(link, this))
{
    m_filter->setPlaceholderText(tr("Name or project"));
    m_filter->setAccessibleName(tr("Filter keys"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(90);
    m_filter->setMaximumWidth(220);
    m_create->setObjectName(u"newKey"_s);
    m_kind->addChoice(u"ours"_s, tr("Your apps'"));
    m_kind->addChoice(u"theirs"_s, tr("Providers'"));
    m_table->setObjectName(u"keysTable"_s);
    head()->addWidget(m_kind);
    head()->addWidget(m_filter);
    head()->addWidget(m_create);

    m_card->body()->setContentsMargins(4, 2, 4, 4);
    m_card->body()->setSpacing(0);
    m_card->installEventFilter(this);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_empty, 1);
    m_empty->hide();
    m_table->useModel(m_model);
    content()->addWidget(m_card, 1);
    content()->addWidget(m_theirs, 1);
    m_theirs->hide();
    setInspector(m_inspector);
    m_inspector->hide();

    connect(m_create, &QPushButton::clicked, this, &KeysPage::newKey);
    connect(m_empty, &EmptyState::actionWanted, this, &KeysPage::newKey);
    connect(m_inspector, &KeyInspector::changed, this, &KeysPage::refresh);
    connect(m_inspector, &KeyInspector::failed, this, &KeysPage::showFailure);
    connect(m_inspector, &KeyInspector::requestsWanted, this,
            [this](const QString &filter) { Q_EMIT itemWanted(u"requests"_s, filter); });
    connect(m_kind, &SegmentedControl::chosen, this, &KeysPage::showKind);
    connect(m_theirs, &ProviderKeys::loaded, this, &KeysPage::accept);
    connect(m_theirs, &ProviderKeys::failed, this, &KeysPage::showFailure);
    connect(m_table, &Table::rowChosen, this, &KeysPage::choose);
    connect(m_table, &QTableView::activated, m_inspector, &KeyInspector::editCaps);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysPage::showKeys);
    connect(&link, &GatewayLink::requestsSeen, this, &KeysPage::refreshSoon);
    choose();
}

KeysPage::~KeysPage() = default;

bool KeysPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_card && event->type() == QEvent::Resize) { // the inspector takes room or gives it back
        m_table->giveWay({KeysModel::Month}, m_card->width() < roomForMonth);
        m_table->giveWay({KeysModel::Project, KeysModel::DayCap}, m_card->width() < roomForProject);
    }
    return Page::eventFilter(watched, event);
}

void KeysPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void KeysPage::refresh()
{
    client().get(u"/projects"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        m_projects = listOf<Project>(answer.body, u"projects"_s);
        loadKeys();
    });
}

void KeysPage::loadKeys()
{
    m_waiting = static_cast<int>(m_projects.size());
    if (m_waiting == 0)
        showKeys();
    for (const Project &project : std::as_const(m_projects)) {
        const QString id = project.id;
        client().get(u"/projects/%1/api-keys"_s.arg(id), this, [this, id](const Answer &answer) {
            if (accept(answer))
                m_keys[id] = listOf<GatewayKey>(answer.body, u"api_keys"_s);
            for (GatewayKey &key : m_keys[id])
                key.projectId = id;
            if (--m_waiting <= 0)
                showKeys();
        });
    }
}

void KeysPage::showKeys()
{
    const QString wanted = m_filter->text().trimmed();
    QList<KeyRow> rows;
    bool any = false;
    for (const Project &project : std::as_const(m_projects)) {
        for (const GatewayKey &key : m_keys.value(project.id)) {
            any = true;
            if (wanted.isEmpty() || key.name.contains(wanted, Qt::CaseInsensitive)
                || project.name.contains(wanted, Qt::CaseInsensitive))
                rows.append({key, project.name});
        }
    }
    m_model->setRows(rows);
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    setCountText(any ? count(rows.size()) : QString());
    for (int row = 0; row < rows.size() && !m_wanted.isEmpty(); ++row) {
        if (rows.at(row).key.id != m_wanted)
            continue;
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_wanted.clear();
    }
    if (m_table->currentRow() < 0 && !rows.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    choose();
}

std::optional<Project> KeysPage::projectOf(const GatewayKey &key) const
{
    for (const Project &project : m_projects)
        if (project.id == key.projectId)
            return project;
    return std::nullopt;
}

void KeysPage::choose()
{
    const KeyRow *row = m_model->at(m_table->currentRow());
    m_inspector->setVisible(row && m_card->isVisibleTo(this));
    if (row)
        m_inspector->showKey(*row, projectOf(row->key));
}

void KeysPage::showKind(const QString &kind)
{
    const bool theirs = kind == u"theirs"_s;
    m_card->setVisible(!theirs);
    m_theirs->setVisible(theirs);
    m_filter->setVisible(!theirs);
    m_create->setVisible(!theirs);
    choose();
    if (theirs)
        m_theirs->load();
}

void KeysPage::showItem(const QString &item)
{
    m_wanted = item;
    m_filter->clear();
    refresh();
}

QList<Command> KeysPage::commands()
{
    return {{tr("New key for an app…"), tr("Action"), u"keys"_s, {}, u"create"_s, [this] { newKey(); }},
            {tr("Providers' keys"), tr("Action"), u"keys"_s, {}, u"secret openai anthropic"_s, [this] {
                 Q_EMIT pageWanted(u"keys"_s);
                 m_kind->setChoice(u"theirs"_s);
                 showKind(u"theirs"_s);
             }}};
}

void KeysPage::newKey()
{
    const QString listen = link().status().listen;
    const QString endpoint = (listen.contains(u"://"_s) ? listen : u"http://"_s + listen) + u"/v1"_s;
    NewKeyDialog dialog(client(), m_projects, endpoint, this);
    dialog.exec();
    refresh();
}

} // namespace llm0::ui
