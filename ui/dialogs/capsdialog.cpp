#include "dialogs/capsdialog.h"

#include "format/visibletext.h"

#include <QBoxLayout>
#include <QFormLayout>

namespace llm0::ui {

/// As tall as the field beside it, so that both stand on one line.
QLabel *fieldLabel(const QString &text)
{
    QLabel *label = plainLabel(text, FontKind::Body, "secondary");
    label->setMinimumHeight(30);
    return label;
}

CapsForm::CapsForm(QWidget *parent)
    : QWidget(parent)
    , m_day(new AmountEdit(tr("Day cap in dollars"), this))
    , m_month(new AmountEdit(tr("Month cap in dollars"), this))
    , m_perRequest(new AmountEdit(tr("Per-request cap in dollars"), this))
{
    m_day->setObjectName(QStringLiteral("capDay"));
    m_month->setObjectName(QStringLiteral("capMonth"));
    m_perRequest->setObjectName(QStringLiteral("capPerRequest"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(fieldLabel(tr("A day, USD")), m_day);
    form->addRow(fieldLabel(tr("A month, USD")), m_month);
    form->addRow(fieldLabel(tr("One request, USD")), m_perRequest);
    for (AmountEdit *edit : {m_day, m_month, m_perRequest})
        connect(edit, &QLineEdit::textEdited, this, &CapsForm::edited);
}

void CapsForm::setCaps(const CapSet &caps)
{
    m_day->setAmount(caps.day);
    m_month->setAmount(caps.month);
    m_perRequest->setAmount(caps.perRequest);
}

CapSet CapsForm::caps() const
{
    return {m_day->amount(), m_month->amount(), m_perRequest->amount()};
}

bool CapsForm::isValid() const
{
    return m_day->isValid() && m_month->isValid() && m_perRequest->isValid();
}

CapsDialog::CapsDialog(AdminClient &client, const QString &subject, const QString &path, const CapSet &now,
                       QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_path(path)
    , m_form(new CapsForm(this))
    , m_banner(new ErrorBanner(this))
    , m_apply(button(tr("Apply caps"), "primary", this))
{
    setWindowTitle(tr("Caps of %1").arg(visibleText(subject)));
    setMinimumWidth(400);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(wrappingLabel(tr("Binds from the next request on. Empty means no cap."), "secondary"));
    column->addWidget(m_banner);
    column->addWidget(m_form);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_apply);
    column->addSpacing(4);
    column->addLayout(row);
    m_form->setCaps(now);
    m_apply->setObjectName(QStringLiteral("applyCaps"));
    m_apply->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &CapsDialog::apply);
    connect(m_form, &CapsForm::edited, this, [this] { m_apply->setEnabled(m_form->isValid()); });
}

void CapsDialog::apply()
{
    JsonBody body;
    m_form->caps().writeTo(body);
    m_apply->setEnabled(false);
    m_client.patch(m_path, body, this, [this](const Answer &answer) {
        m_apply->setEnabled(true);
        if (answer.ok)
            accept();
        else
            m_banner->showNote(answer.error.message);
    });
}

} // namespace llm0::ui
