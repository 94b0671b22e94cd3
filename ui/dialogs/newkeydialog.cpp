#include "dialogs/newkeydialog.h"

#include "dialogs/capsdialog.h"
#include "format/visibletext.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QStackedWidget>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace llm0::ui {

NewKeyDialog::NewKeyDialog(AdminClient &client, const QList<Project> &projects, const QString &endpoint,
                           QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_steps(new QStackedWidget(this))
    , m_banner(new ErrorBanner(this))
{
    setWindowTitle(tr("New key"));
    setMinimumWidth(460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_banner);
    column->addWidget(m_steps);
    m_steps->addWidget(makeForm(projects));
    m_steps->addWidget(makeResult(endpoint));
}

QWidget *NewKeyDialog::makeForm(const QList<Project> &projects)
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"keyName"_s);
    m_name->setPlaceholderText(tr("what uses it, e.g. web-1"));
    m_name->setAccessibleName(tr("Name of the key"));
    m_project = new QComboBox(page);
    m_project->setAccessibleName(tr("Project"));
    m_project->setObjectName(u"keyProject"_s);
    for (const Project &project : projects)
        m_project->addItem(visibleText(project.name), project.id);
    m_project->addItem(tr("New project…"), QString());
    m_projectName = new QLineEdit(page);
    m_projectName->setObjectName(u"keyProjectName"_s);
    m_projectName->setPlaceholderText(tr("name of the new project"));
    m_projectName->setAccessibleName(tr("Name of the new project"));
    m_perMinute = new QLineEdit(page);
    m_perMinute->setObjectName(u"keyPerMinute"_s);
    m_perMinute->setPlaceholderText(tr("no limit"));
    m_perMinute->setAlignment(Qt::AlignRight);
    m_perMinute->setAccessibleName(tr("Requests per minute"));
    m_perMinute->setValidator(new QIntValidator(1, 1'000'000, m_perMinute));
    m_caps = new CapsForm(page);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(fieldLabel(tr("Name")), m_name);
    form->addRow(fieldLabel(tr("Project")), m_project);
    form->addRow(QString(), m_projectName);
    form->addRow(fieldLabel(tr("Requests a minute")), m_perMinute);
    column->addWidget(plainLabel(tr("New key"), FontKind::Title));
    column->addLayout(form);
    column->addWidget(rule(page));
    column->addWidget(wrappingLabel(
        tr("Caps of this key. Those of its project and the account hold besides."), "secondary"));
    column->addWidget(m_caps);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    m_create = button(tr("Create key"), "primary");
    m_create->setObjectName(u"createKey"_s);
    m_create->setDefault(true);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_create);
    column->addSpacing(4);
    column->addLayout(row);
    const auto showProjectName = [this] { m_projectName->setVisible(newProjectWanted()); };
    showProjectName();
    connect(m_project, &QComboBox::currentIndexChanged, this, showProjectName);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewKeyDialog::create);
    return page;
}

QWidget *NewKeyDialog::makeResult(const QString &endpoint)
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_key = new CopyField(tr("New key"), {}, page);
    m_key->setObjectName(u"newKeyValue"_s);
    m_snippet = new CopyField(tr("Base URL"), endpoint, page);
    column->addWidget(plainLabel(tr("Your key"), FontKind::Title));
    column->addWidget(wrappingLabel(
        tr("This is the only time it is shown; only its hash is kept. Copy it now."), "secondary"));
    column->addWidget(m_key);
    column->addWidget(wrappingLabel(tr("Give the app this key and this base_url:"), "secondary"));
    column->addWidget(m_snippet);
    column->addStretch();
    auto *row = new QHBoxLayout;
    QPushButton *done = button(tr("I have copied it"), "primary");
    done->setObjectName(u"keyDone"_s);
    row->addStretch();
    row->addWidget(done);
    column->addLayout(row);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    return page;
}

bool NewKeyDialog::newProjectWanted() const
{
    return m_project->currentData().toString().isEmpty();
}

void NewKeyDialog::create()
{
    if (m_name->text().trimmed().isEmpty()) {
        m_banner->showNote(tr("Give the key a name, so that you know it again."));
        m_name->setFocus();
        return;
    }
    if (!m_caps->isValid())
        return;
    m_create->setEnabled(false);
    if (!newProjectWanted())
        createKey(m_project->currentData().toString());
    else if (!m_madeProject.isEmpty())
        createKey(m_madeProject);
    else
        createProject();
}

void NewKeyDialog::createProject()
{
    const QString name = m_projectName->text().trimmed();
    JsonBody body;
    body.text(u"user_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    body.text(u"name"_s, name.isEmpty() ? m_name->text().trimmed() : name);
    m_client.post(u"/projects"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return fail(answer.error);
        m_madeProject = textOf(answer.body, u"id"_s);
        createKey(m_madeProject);
    });
}

void NewKeyDialog::createKey(const QString &projectId)
{
    JsonBody body;
    body.text(u"name"_s, m_name->text().trimmed());
    if (!m_perMinute->text().isEmpty())
        body.integer(u"rate_limit_per_minute"_s, m_perMinute->text().toLongLong());
    const CapSet caps = m_caps->caps();
    if (caps.any())
        caps.writeTo(body);
    m_client.post(u"/projects/%1/api-keys"_s.arg(projectId), body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return fail(answer.error);
        showKey(textOf(answer.body, u"api_key"_s));
    });
}

void NewKeyDialog::showKey(const QString &key)
{
    m_banner->clear();
    m_key->setValue(key);
    m_steps->setCurrentIndex(1);
}

void NewKeyDialog::fail(const ApiError &error)
{
    m_create->setEnabled(true);
    m_banner->showNote(error.message);
}

} // namespace llm0::ui
