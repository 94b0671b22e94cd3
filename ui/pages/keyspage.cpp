#include "pages/keyspage.h"

#include "dialogs/capsdialog.h"
#include "dialogs/newkeydialog.h"
#include "dialogs/rotatekeydialog.h"
#include "format/format.h"
#include "models/keysmodel.h"
#include "pages/providerkeys.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace llm0::ui {

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
    , m_caps(button(tr("Key caps…")))
    , m_projectCaps(button(tr("Project caps…")))
    , m_rotate(button(tr("Rotate…")))
    , m_revoke(button(tr("Revoke…"), "blocking"))
    , m_create(button(tr("New key"), "primary"))
    , m_kind(new SegmentedControl(tr("Whose keys"), this))
    , m_theirs(new ProviderKeys(link, this))
{
    m_filter->setPlaceholderText(tr("Filter by name or project"));
    m_filter->setAccessibleName(tr("Filter keys"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(90);
    m_filter->setMaximumWidth(220);
    m_create->setObjectName(u"newKey"_s);
    m_rotate->setObjectName(u"rotateKey"_s);
    m_kind->addChoice(u"ours"_s, tr("Your apps'"));
    m_kind->addChoice(u"theirs"_s, tr("Providers'"));
    m_caps->setObjectName(u"editKeyCaps"_s);
    m_revoke->setObjectName(u"revokeKey"_s);
    m_table->setObjectName(u"keysTable"_s);
    head()->addWidget(m_kind);
    head()->addWidget(m_filter);
    head()->addWidget(m_create);

    m_card->body()->setContentsMargins(4, 2, 4, 4);
    m_card->body()->setSpacing(0);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_empty, 1);
    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(10, 10, 10, 8);
    actions->setSpacing(8);
    actions->addWidget(m_caps);
    actions->addWidget(m_projectCaps);
    actions->addStretch();
    actions->addWidget(m_rotate);
    actions->addWidget(m_revoke);
    m_card->body()->addWidget(rule(this));
    m_card->body()->addLayout(actions);
    m_empty->hide();
    m_table->useModel(m_model);
    content()->addWidget(m_card, 1);
    content()->addWidget(m_theirs, 1);
    m_theirs->hide();

    connect(m_create, &QPushButton::clicked, this, &KeysPage::newKey);
    connect(m_empty, &EmptyState::actionWanted, this, &KeysPage::newKey);
    connect(m_caps, &QPushButton::clicked, this, &KeysPage::editCaps);
    connect(m_projectCaps, &QPushButton::clicked, this, &KeysPage::editProjectCaps);
    connect(m_rotate, &QPushButton::clicked, this, &KeysPage::rotate);
    connect(m_revoke, &QPushButton::clicked, this, &KeysPage::revoke);
    connect(m_kind, &SegmentedControl::chosen, this, &KeysPage::showKind);
    connect(m_theirs, &ProviderKeys::loaded, this, &KeysPage::accept);
    connect(m_theirs, &ProviderKeys::failed, this, &KeysPage::showFailure);
    connect(m_table, &Table::rowChosen, this, &KeysPage::choose);
    connect(m_table, &QTableView::doubleClicked, this, &KeysPage::editCaps);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysPage::showKeys);
    connect(&link, &GatewayLink::requestsSeen, this, &KeysPage::refreshSoon);
    choose();
}

KeysPage::~KeysPage() = default;

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

QString KeysPage::projectName(const QString &id) const
{
    for (const Project &project : m_projects)
        if (project.id == id)
            return project.name;
    return {};
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

const GatewayKey *KeysPage::chosen() const
{
    const KeyRow *row = m_model->at(m_table->currentRow());
    return row ? &row->key : nullptr;
}

void KeysPage::choose()
{
    const GatewayKey *key = chosen();
    m_caps->setEnabled(key && key->active);
    m_projectCaps->setEnabled(key);
    m_rotate->setEnabled(key && key->active);
    m_revoke->setEnabled(key && key->active);
}

void KeysPage::showKind(const QString &kind)
{
    const bool theirs = kind == u"theirs"_s;
    m_card->setVisible(!theirs);
    m_theirs->setVisible(theirs);
    m_filter->setVisible(!theirs);
    m_create->setVisible(!theirs);
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

void KeysPage::rotate()
{
    const GatewayKey *key = chosen();
    if (!key || !key->active)
        return;
    RotateKeyDialog dialog(client(), *key, this);
    dialog.exec();
    refresh();
}

void KeysPage::newKey()
{
    const QString listen = link().status().listen;
    const QString endpoint = (listen.contains(u"://"_s) ? listen : u"http://"_s + listen) + u"/v1"_s;
    NewKeyDialog dialog(client(), m_projects, endpoint, this);
    dialog.exec();
    refresh();
}

void KeysPage::editCaps()
{
    const GatewayKey *key = chosen();
    if (!key || !key->active)
        return;
    const QString path = u"/projects/%1/api-keys/%2"_s.arg(key->projectId, key->id);
    CapsDialog dialog(client(), key->name, path, key->caps, this);
    if (dialog.exec() == QDialog::Accepted)
        refresh();
}

void KeysPage::editProjectCaps()
{
    const GatewayKey *key = chosen();
    for (const Project &project : std::as_const(m_projects)) {
        if (!key || project.id != key->projectId)
            continue;
        CapsDialog dialog(client(), project.name, u"/projects/"_s + project.id, project.caps, this);
        if (dialog.exec() == QDialog::Accepted)
            refresh();
        return;
    }
}

void KeysPage::revoke()
{
    const GatewayKey *key = chosen();
    if (!key)
        return;
    const QString path = u"/projects/%1/api-keys/%2"_s.arg(key->projectId, key->id);
    QMessageBox ask(this);
    ask.setObjectName(u"revokeDialog"_s);
    ask.setTextFormat(Qt::PlainText);
    ask.setWindowTitle(tr("Revoke key"));
    ask.setText(tr("Revoke “%1”?").arg(key->name));
    ask.setInformativeText(tr("Apps that use it are refused from their next call on."));
    QPushButton *yes = ask.addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"confirmRevoke"_s);
    ask.setDefaultButton(ask.addButton(tr("Cancel"), QMessageBox::RejectRole));
    ask.exec();
    if (ask.clickedButton() != yes)
        return;
    client().patch(path, JsonBody().boolean(u"is_active"_s, false), this, [this](const Answer &answer) {
        if (!answer.ok)
            showFailure(answer.error);
        else
            refresh();
    });
}

} // namespace llm0::ui
