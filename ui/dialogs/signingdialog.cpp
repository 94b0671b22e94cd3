#include "dialogs/signingdialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QJsonArray>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace llm0::ui {

namespace {

QString lineOf(const QJsonObject &secret)
{
    const auto shown = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    };
    const QString id = textOf(secret, u"id"_s);
    const QDateTime until = timeOf(secret, u"valid_until"_s);
    return until.isValid()
               ? SigningDialog::tr("%1: works until %2").arg(id, shown(until))
               : SigningDialog::tr("%1: in force, made %2").arg(id, shown(timeOf(secret, u"created_at"_s)));
}

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}

QHBoxLayout *rightAligned(const QList<QPushButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    for (QPushButton *one : buttons)
        row->addWidget(one);
    return row;
}

} // namespace

SigningDialog::SigningDialog(AdminClient &client, const Project &project, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_path(u"/projects/%1/customer-signing"_s.arg(AdminClient::segment(project.id)))
    , m_steps(new QStackedWidget(this))
    , m_banner(new ErrorBanner(this))
{
    setWindowTitle(tr("Customer tokens"));
    setMinimumWidth(480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_banner);
    column->addWidget(m_steps);
    m_steps->addWidget(makeState(project));
    m_steps->addWidget(makeResult());
    load();
}

QWidget *SigningDialog::makeState(const Project &project)
{
    auto *page = new QWidget(this);
    auto *column = columnOf(page);
    m_required = new QCheckBox(tr("Take signed customers only"), page);
    m_required->setAccessibleName(m_required->text());
    m_required->setObjectName(u"signedOnly"_s);
    m_required->setEnabled(false);
    m_secrets = wrappingLabel({}, "secondary", page);
    m_secrets->setObjectName(u"signingSecrets"_s);
    m_overlapTitle = plainLabel(tr("The former secret works on for"), FontKind::Body, "secondary", page);
    m_overlap = new SegmentedControl(tr("How long the former secret works on"), page);
    m_overlap->addChoice(u"0"_s, tr("Ends now"));
    m_overlap->addChoice(u"1"_s, tr("1 hour"));
    m_overlap->addChoice(u"24"_s, tr("1 day"));
    m_overlap->addChoice(u"168"_s, tr("7 days"));
    m_overlap->setChoice(u"24"_s);
    m_make = button(tr("Make a signing secret"), "primary");
    m_make->setObjectName(u"makeSigningSecret"_s);
    QPushButton *close = button(tr("Close"));
    close->setObjectName(u"closeSigning"_s);
    column->addWidget(plainLabel(tr("Customer tokens of %1").arg(project.name), FontKind::Title));
    column->addWidget(
        wrappingLabel(tr("Your server signs a token for each of its users, and the page sends it in "
                         "X-LLM0-Customer-Token. Then nobody can call as another customer or in another "
                         "tier, even with the "
                         "key in hand."),
                      "secondary"));
    column->addWidget(m_required);
    column->addWidget(m_secrets);
    column->addWidget(m_overlapTitle);
    column->addWidget(m_overlap, 0, Qt::AlignLeft);
    column->addLayout(rightAligned({close, m_make}));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_make, &QPushButton::clicked, this, &SigningDialog::makeSecret);
    connect(m_required, &QCheckBox::clicked, this, &SigningDialog::require);
    return page;
}

QWidget *SigningDialog::makeResult()
{
    auto *page = new QWidget(this);
    auto *column = columnOf(page);
    m_secret = new CopyField(tr("New signing secret"), {}, page);
    m_secret->setObjectName(u"newSigningSecret"_s);
    QPushButton *done = button(tr("I have copied it"), "primary");
    done->setObjectName(u"signingSecretCopied"_s);
    column->addWidget(plainLabel(tr("Your new signing secret"), FontKind::Title));
    column->addWidget(wrappingLabel(
        tr("This is the only time it is shown. Give it to your server, never to a page."), "secondary"));
    column->addWidget(m_secret);
    column->addLayout(rightAligned({done}));
    connect(done, &QPushButton::clicked, this, [this] {
        m_secret->setValue({});
        m_steps->setCurrentIndex(0);
        load();
    });
    return page;
}

void SigningDialog::load()
{
    m_client.get(m_path, this, [this](const Answer &answer) {
        if (!answer.ok)
            return m_banner->showNote(answer.error.message);
        showState(answer.body);
    });
}

void SigningDialog::showState(const QJsonObject &state)
{
    QStringList lines;
    for (const QJsonValue &secret : state.value(u"secrets"_s).toArray())
        lines << lineOf(secret.toObject());
    const bool canSign = !lines.isEmpty();
    m_secrets->setText(canSign ? lines.join(u'\n') : tr("There is no signing secret yet."));
    m_required->setEnabled(canSign);
    m_required->setChecked(state.value(u"require_signed_customers"_s).toBool());
    m_overlapTitle->setVisible(canSign);
    m_overlap->setVisible(canSign);
}

void SigningDialog::makeSecret()
{
    m_make->setEnabled(false);
    JsonBody body;
    body.integer(u"overlap_hours"_s, m_overlap->choice().toLongLong());
    m_client.post(m_path + u"/secrets"_s, body, this, [this](const Answer &answer) {
        m_make->setEnabled(true);
        if (!answer.ok)
            return m_banner->showNote(answer.error.message);
        m_banner->clear();
        m_secret->setValue(textOf(answer.body, u"secret"_s));
        m_steps->setCurrentIndex(1);
    });
}

void SigningDialog::require(bool signedOnly)
{
    m_required->setEnabled(false);
    JsonBody body;
    body.boolean(u"require_signed_customers"_s, signedOnly);
    m_client.patch(m_path, body, this, [this, signedOnly](const Answer &answer) {
        m_required->setEnabled(true);
        if (answer.ok)
            return m_banner->clear();
        m_required->setChecked(!signedOnly);
        m_banner->showNote(answer.error.message);
    });
}

} // namespace llm0::ui
