#include "dialogs/rotatekeydialog.h"

#include <QBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace llm0::ui {

RotateKeyDialog::RotateKeyDialog(AdminClient &client, const GatewayKey &key, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_path(u"/projects/%1/api-keys/%2/rotate"_s.arg(key.projectId, key.id))
    , m_steps(new QStackedWidget(this))
    , m_banner(new ErrorBanner(this))
{
    setWindowTitle(tr("Rotate key"));
    setMinimumWidth(460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_banner);
    column->addWidget(m_steps);
    m_steps->addWidget(makeQuestion(key));
    m_steps->addWidget(makeResult());
}

QWidget *RotateKeyDialog::makeQuestion(const GatewayKey &key)
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_overlap = new SegmentedControl(tr("How long the old key works on"), page);
    m_overlap->addChoice(u"0"_s, tr("Ends now"));
    m_overlap->addChoice(u"1"_s, tr("1 hour"));
    m_overlap->addChoice(u"24"_s, tr("1 day"));
    m_overlap->addChoice(u"168"_s, tr("7 days"));
    m_overlap->setChoice(u"24"_s);
    m_rotate = button(tr("Make a new key"), "primary");
    m_rotate->setObjectName(u"confirmRotate"_s);
    m_rotate->setDefault(true);
    QPushButton *cancel = button(tr("Cancel"));
    column->addWidget(plainLabel(tr("Rotate %1").arg(key.name), FontKind::Title));
    column->addWidget(
        wrappingLabel(tr("The key keeps its caps and what it has spent. Until the old one ends, both "
                         "count together."),
                      "secondary"));
    column->addWidget(plainLabel(tr("The old key works on for"), FontKind::Body, "secondary"));
    column->addWidget(m_overlap, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_rotate);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_rotate, &QPushButton::clicked, this, &RotateKeyDialog::rotate);
    return page;
}

QWidget *RotateKeyDialog::makeResult()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_key = new CopyField(tr("New key"), {}, page);
    m_key->setObjectName(u"rotatedKey"_s);
    m_until = wrappingLabel({}, "secondary", page);
    QPushButton *done = button(tr("I have copied it"), "primary");
    done->setObjectName(u"rotateDone"_s);
    column->addWidget(plainLabel(tr("Your new key"), FontKind::Title));
    column->addWidget(wrappingLabel(
        tr("This is the only time it is shown; only its hash is kept. Copy it now."), "secondary"));
    column->addWidget(m_key);
    column->addWidget(m_until);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(done);
    column->addLayout(row);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    return page;
}

void RotateKeyDialog::rotate()
{
    m_rotate->setEnabled(false);
    JsonBody body;
    body.integer(u"overlap_hours"_s, m_overlap->choice().toLongLong());
    m_client.post(m_path, body, this, [this](const Answer &answer) {
        if (!answer.ok) {
            m_rotate->setEnabled(true);
            m_banner->showNote(answer.error.message);
            return;
        }
        m_banner->clear();
        m_key->setValue(textOf(answer.body, u"api_key"_s));
        const QDateTime until = timeOf(answer.body.value(u"key"_s).toObject(), u"old_key_until"_s);
        m_until->setText(until.isValid()
                             ? tr("The old key works until %1.")
                                   .arg(QLocale().toString(until.toLocalTime(), QLocale::ShortFormat))
                             : tr("The old key is refused from now on."));
        m_steps->setCurrentIndex(1);
    });
}

} // namespace llm0::ui
