#include "pages/projectspage.h"

#include "dialogs/capsdialog.h"
#include "dialogs/limitsdialog.h"
#include "dialogs/signingdialog.h"
#include "format/format.h"
#include "models/projectsmodel.h"
#include "models/tiersmodel.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QInputDialog>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ProjectsPage::ProjectsPage(GatewayLink &link, QWidget *parent)
    : Page(link, tr("Projects & tiers"), parent)
    , m_projects(new ProjectsModel(this))
    , m_table(new Table(tr("Projects"), this))
    , m_tiersModel(new TiersModel(this))
    , m_tiers(new Table(tr("Limits by tier"), this))
    , m_marginsModel(new MarginsModel(this))
    , m_margins(new Table(tr("Margins by tier"), this))
    , m_noTier(new EmptyState(u"projects"_s, tr("No tier yet"),
                              tr("A tier gives customers with the same plan the same limits. Apps name it in "
                                 "X-Customer-Tier, or you assign it."),
                              tr("New tier"), this))
{
    QPushButton *create = button(tr("New project"), "primary");
    create->setObjectName(u"newProject"_s);
    head()->addWidget(create);
    content()->addWidget(makeProjects(), 2);
    content()->addWidget(makeTiers(), 4);
    content()->addWidget(makeMargins(), 3);
    connect(create, &QPushButton::clicked, this, &ProjectsPage::newProject);
    connect(m_table, &Table::rowChosen, this, &ProjectsPage::loadChosen);
    connect(m_table, &QTableView::activated, this, &ProjectsPage::editCaps);
    connect(m_noTier, &EmptyState::actionWanted, this, [this] { editTier(nullptr); });
    connect(&link, &GatewayLink::requestsSeen, this, &ProjectsPage::refreshSoon);
    enableActions();
}

QWidget *ProjectsPage::makeProjects()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 2, 4, 4);
    m_table->useModel(m_projects);
    m_table->setObjectName(u"projectsTable"_s);
    m_table->setMinimumHeight(100);
    card->body()->addWidget(m_table);
    return card;
}

QWidget *ProjectsPage::makeTiers()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 10, 4, 4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_tiersTitle = plainLabel({}, FontKind::Section, nullptr, card);
    QPushButton *caps = smallButton(tr("Project caps…"), card);
    QPushButton *defaults = smallButton(tr("Default limits…"), card);
    QPushButton *signing = smallButton(tr("Customer tokens…"), card);
    QPushButton *create = smallButton(tr("New tier…"), card);
    m_edit = smallButton(tr("Edit tier…"), card);
    m_remove = smallButton(tr("Delete tier"), card);
    caps->setObjectName(u"editProjectCaps"_s);
    defaults->setObjectName(u"editDefaults"_s);
    signing->setObjectName(u"customerTokens"_s);
    create->setObjectName(u"newTier"_s);
    m_edit->setObjectName(u"editTier"_s);
    m_remove->setObjectName(u"deleteTier"_s);
    m_tiersTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_tiersTitle, 1);
    card->body()->addLayout(row);
    auto *actions = new QWidget(card);
    auto *flow = new FlowRow(8, actions);
    flow->setContentsMargins(12, 0, 12, 0);
    for (QPushButton *one : {caps, defaults, signing, create, m_edit, m_remove})
        flow->addWidget(one);
    card->body()->addWidget(actions);
    card->body()->addWidget(m_tiers, 1);
    m_tiers->setObjectName(u"tiersTable"_s);
    m_tiers->setSelectionBehavior(QAbstractItemView::SelectColumns);
    m_tiers->useModel(m_tiersModel);
    connect(caps, &QPushButton::clicked, this, &ProjectsPage::editCaps);
    connect(defaults, &QPushButton::clicked, this, &ProjectsPage::editDefaults);
    connect(signing, &QPushButton::clicked, this, &ProjectsPage::editSigning);
    connect(create, &QPushButton::clicked, this, [this] { editTier(nullptr); });
    connect(m_edit, &QPushButton::clicked, this, &ProjectsPage::editChosenTier);
    connect(m_remove, &QPushButton::clicked, this, &ProjectsPage::removeTier);
    connect(m_tiers, &QTableView::activated, this, &ProjectsPage::editChosenTier);
    connect(m_tiers->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ProjectsPage::enableActions);
    return card;
}

QWidget *ProjectsPage::makeMargins()
{
    auto *card = new Card({}, this);
    card->body()->setContentsMargins(4, 10, 4, 4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    m_marginsNote = plainLabel({}, FontKind::Caption, "secondary", card);
    m_price = smallButton(tr("What the tier pays…"), card);
    m_price->setObjectName(u"tierPriceButton"_s);
    row->addWidget(plainLabel(tr("Margins"), FontKind::Section, nullptr, card));
    m_marginsNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_marginsNote, 1);
    row->addWidget(m_price);
    card->body()->addLayout(row);
    card->body()->addWidget(m_margins, 1);
    card->body()->addWidget(m_noTier, 1);
    m_noTier->hide();
    m_margins->setObjectName(u"marginsTable"_s);
    m_margins->useModel(m_marginsModel);
    const auto edit = [this] {
        const Margin *margin = m_marginsModel->at(m_margins->currentRow());
        if (margin && tierNamed(margin->tier))
            editTier(tierNamed(margin->tier));
    };
    connect(m_price, &QPushButton::clicked, this, edit);
    connect(m_margins, &QTableView::activated, this, edit);
    connect(m_margins, &Table::rowChosen, this, &ProjectsPage::enableActions);
    return card;
}

QList<Command> ProjectsPage::commands()
{
    return {{tr("New project…"), tr("Action"), u"projects"_s, {}, {}, [this] { newProject(); }},
            {tr("New tier…"), tr("Action"), u"projects"_s, {}, {}, [this] { editTier(nullptr); }},
            {tr("Default limits of customers…"),
             tr("Action"),
             u"projects"_s,
             {},
             u"unknown"_s,
             [this] { editDefaults(); }},
            {tr("Signed customer tokens…"), tr("Action"), u"projects"_s, {}, {}, [this] { editSigning(); }}};
}

QList<QWidget *> ProjectsPage::panes()
{
    return {m_table, m_tiers, m_margins};
}

void ProjectsPage::showItem(const QString &item)
{
    m_wanted = item;
    refresh();
}

const Project *ProjectsPage::chosen() const
{
    return m_projects->at(m_table->currentRow());
}

const Tier *ProjectsPage::tierNamed(const QString &slug) const
{
    for (const Tier &tier : m_allTiers)
        if (tier.slug == slug)
            return &tier;
    return nullptr;
}

const Tier *ProjectsPage::chosenTier() const
{
    return m_tiersModel->tierAt(m_tiers->currentIndex().column());
}

void ProjectsPage::enableActions()
{
    m_edit->setEnabled(chosenTier());
    m_remove->setEnabled(chosenTier());
    const Margin *margin = m_marginsModel->at(m_margins->currentRow());
    m_price->setEnabled(margin && tierNamed(margin->tier));
}

QString ProjectsPage::path(const QString &tail) const
{
    return u"/projects/"_s + AdminClient::segment(chosen() ? chosen()->id : QString()) + tail;
}

void ProjectsPage::refresh()
{
    client().get(u"/projects"_s, this, [this](const Answer &answer) {
        if (!accept(answer))
            return;
        const QString before = !m_wanted.isEmpty() ? std::exchange(m_wanted, {})
                               : chosen()          ? chosen()->id
                                                   : QString();
        m_projects->setRows(listOf<Project>(answer.body, u"projects"_s));
        setCountText(count(m_projects->rowCount()));
        int row = 0;
        for (int i = 0; i < m_projects->rowCount(); ++i)
            if (m_projects->at(i)->id == before || m_projects->at(i)->name == before)
                row = i;
        if (row != m_table->currentRow() && m_projects->rowCount() > 0)
            m_table->setCurrentIndex(m_projects->index(row, 0));
        else
            loadChosen();
    });
}

void ProjectsPage::loadChosen()
{
    if (!chosen())
        return;
    const QString id = chosen()->id;
    m_tiersTitle->setText(tr("Limits of customers in %1").arg(chosen()->name));
    client().get(path(u"/defaults"_s), this, [this, id](const Answer &answer) {
        if (!accept(answer) || !chosen() || chosen()->id != id)
            return;
        m_defaults = Limits::from(answer.body, u"default_"_s);
        loadTiers(id);
    });
    client().get(path(u"/margins"_s), this, [this, id](const Answer &answer) {
        if (!accept(answer) || !chosen() || chosen()->id != id)
            return;
        const auto margins = listOf<Margin>(answer.body, u"margins"_s);
        m_marginsModel->setRows(margins);
        m_marginsNote->setText(tr("cost of each tier's customers in the last %n day(s)", nullptr,
                                  static_cast<int>(integerOf(answer.body, u"known_days"_s))));
        m_margins->setVisible(!margins.isEmpty());
        m_noTier->setVisible(margins.isEmpty());
        enableActions();
    });
}

void ProjectsPage::loadTiers(const QString &id)
{
    client().get(path(u"/tiers"_s), this, [this, id](const Answer &answer) {
        if (!accept(answer) || !chosen() || chosen()->id != id)
            return;
        m_allTiers = listOf<Tier>(answer.body, u"tiers"_s);
        const QModelIndex before = m_tiers->currentIndex();
        m_tiersModel->setTiers(m_defaults, m_allTiers);
        m_tiers->useModel(m_tiersModel);
        if (before.isValid())
            m_tiers->setCurrentIndex(m_tiersModel->index(
                before.row(), std::min(before.column(), m_tiersModel->columnCount() - 1)));
        enableActions();
    });
}

void ProjectsPage::newProject()
{
    bool ok = false;
    const QString name =
        QInputDialog::getText(this, tr("New project"), tr("Name of the project:"), QLineEdit::Normal, {}, &ok)
            .trimmed();
    if (!ok || name.isEmpty())
        return;
    JsonBody body;
    body.text(u"user_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)).text(u"name"_s, name);
    client().post(u"/projects"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return showFailure(answer.error);
        m_wanted = textOf(answer.body, u"id"_s);
        refresh();
    });
}

void ProjectsPage::editCaps()
{
    if (!chosen())
        return;
    CapsDialog dialog(client(), chosen()->name, path({}), chosen()->caps, this);
    if (dialog.exec() == QDialog::Accepted)
        refresh();
}

void ProjectsPage::editSigning()
{
    if (!chosen())
        return;
    SigningDialog(client(), *chosen(), this).exec();
    refresh();
}

void ProjectsPage::editDefaults()
{
    if (!chosen())
        return;
    const QString where = path(u"/defaults"_s);
    LimitsDialog::Subject subject;
    subject.title = tr("Default limits in %1").arg(chosen()->name);
    subject.about =
        tr("For customers without a tier and without limits of their own, unknown ones too. They bind "
           "from the next request on.");
    subject.tier.limits = m_defaults.value_or(Limits());
    LimitsDialog dialog(
        subject,
        [this, where](const Tier &tier, AdminClient::Callback done) {
            client().patch(where, tier.limits.body(u"default_"_s), this, std::move(done));
        },
        this);
    if (dialog.exec() == QDialog::Accepted)
        loadChosen();
}

void ProjectsPage::editTier(const Tier *tier)
{
    if (!chosen())
        return;
    const QString where = path(u"/tiers"_s);
    LimitsDialog::Subject subject;
    subject.title = tier ? tr("Tier %1").arg(tier->slug) : tr("New tier in %1").arg(chosen()->name);
    subject.about =
        tr("A tier stands for itself: what is empty here is not limited, whatever the default says.");
    subject.named = subject.priced = true;
    if (tier)
        subject.tier = *tier;
    LimitsDialog dialog(
        subject,
        [this, where](const Tier &edited, AdminClient::Callback done) {
            JsonBody body = edited.limits.body();
            body.text(u"slug"_s, edited.slug).amount(u"monthly_price_usd"_s, edited.monthlyPrice);
            client().post(where, body, this, std::move(done));
        },
        this);
    if (dialog.exec() == QDialog::Accepted)
        loadChosen();
}

void ProjectsPage::editChosenTier()
{
    if (const Tier *tier = chosenTier())
        editTier(tier);
}

void ProjectsPage::removeTier()
{
    const Tier *tier = chosenTier();
    if (!tier)
        return;
    const Tier before = *tier;
    const QString tiers = path(u"/tiers"_s);
    client().remove(
        tiers + u'/' + AdminClient::segment(tier->slug), this, [this, before, tiers](const Answer &answer) {
            if (!answer.ok)
                return showFailure(answer.error);
            link().lastChange().remember(tr("Tier %1 deleted").arg(before.slug), [this, before, tiers] {
                JsonBody body = before.limits.body();
                body.text(u"slug"_s, before.slug).amount(u"monthly_price_usd"_s, before.monthlyPrice);
                client().post(tiers, body, this, [this](const Answer &) { loadChosen(); });
            });
            loadChosen();
        });
}

} // namespace llm0::ui
