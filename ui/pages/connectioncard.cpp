#include "pages/connectioncard.h"

#include "client/diagnostics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ConnectionCard::ConnectionCard(GatewayLink &link, QWidget *parent)
    : SettingsCard(tr("Gateway"), parent)
    , m_link(link)
    , m_now(plainLabel({}, FontKind::Mono, "secondary", this))
    , m_address(new QLineEdit(this))
    , m_token(new QLineEdit(this))
    , m_certificate(new QLineEdit(this))
    , m_attach(button(tr("Attach"), "", this))
    , m_back(button(tr("Back to this computer's"), "", this))
    , m_note(wrappingLabel({}, "blocking", this))
    , m_copy(button(tr("Copy"), "", this))
{
    addRow(tr("Shown here"), tr("The gateway that this window reads and changes."), m_now, u"address"_s);
    buildAttach();
    buildDiagnostics();
    m_note->hide();
}

void ConnectionCard::buildAttach()
{
    m_address->setObjectName(u"attachAddress"_s);
    m_address->setAccessibleName(tr("Admin address of the other gateway"));
    m_address->setPlaceholderText(u"https://gateway.example:8081"_s);
    m_token->setObjectName(u"attachToken"_s);
    m_token->setAccessibleName(tr("Its admin token"));
    m_token->setPlaceholderText(tr("admin token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_certificate->setObjectName(u"attachCertificate"_s);
    m_certificate->setAccessibleName(tr("Its certificate, where this computer does not trust it"));
    m_certificate->setPlaceholderText(tr("certificate file (optional)"));
    auto *choose = button(tr("Choose…"), "", this);
    connect(choose, &QPushButton::clicked, this, &ConnectionCard::chooseCertificate);
    m_attach->setObjectName(u"attach"_s);
    auto *controls = new QWidget(this);
    auto *column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_address);
    column->addWidget(m_token);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_certificate, 1);
    file->addWidget(choose);
    column->addLayout(file);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_attach);
    column->addLayout(row);
    controls->setFixedWidth(300);
    addRow(tr("Another machine's gateway"),
           tr("Its admin address and the token in its data folder (admin-token). Use https or a tunnel: "
              "whoever reads the token can spend. This computer's own gateway goes on guarding."),
           controls, u"remote attach token"_s);
    body()->addWidget(m_note);
    connect(m_attach, &QPushButton::clicked, this, &ConnectionCard::attach);
    connect(m_token, &QLineEdit::returnPressed, this, &ConnectionCard::attach);
    connect(m_back, &QPushButton::clicked, &m_link, &GatewayLink::detachWanted);
}

void ConnectionCard::buildDiagnostics()
{
    m_copy->setObjectName(u"copyDiagnostics"_s);
    m_copy->setAccessibleName(tr("Copy diagnostics"));
    addRow(tr("Diagnostics"), tr("Versions, state and settings for a question, without keys or contents."),
           m_copy, u"support log version"_s);
    connect(m_copy, &QPushButton::clicked, this, &ConnectionCard::gather);
}

void ConnectionCard::refresh()
{
    m_now->setText(m_link.client().base().toString(QUrl::RemovePath));
    m_back->setVisible(!m_link.ownsGateway() && m_link.isAttached());
}

/// Tried first: a wrong token must not take the window away.
void ConnectionCard::attach()
{
    const QUrl address = QUrl::fromUserInput(m_address->text().trimmed());
    const QString token = m_token->text().trimmed();
    if (!address.isValid() || address.host().isEmpty() || token.isEmpty()) {
        m_note->setText(tr("Enter an address and a token."));
        m_note->show();
        return;
    }
    const QString file = m_certificate->text().trimmed();
    const QByteArray certificate = file.isEmpty() ? QByteArray() : certificateFingerprint(file);
    if (!file.isEmpty() && certificate.isEmpty()) {
        m_note->setText(tr("That file holds no certificate."));
        m_note->show();
        return;
    }
    auto *trial = new AdminClient(address, token, this);
    trial->trust(certificate);
    m_attach->setEnabled(false);
    trial->get(u"/status"_s, this, [this, trial, address, token, certificate](const Answer &answer) {
        m_attach->setEnabled(true);
        trial->deleteLater();
        m_note->setText(answer.error.message);
        m_note->setVisible(!answer.ok);
        if (answer.ok)
            Q_EMIT m_link.attachWanted(address, token, certificate);
    });
}

void ConnectionCard::chooseCertificate()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Its certificate, where this computer does not trust it"));
    if (!file.isEmpty())
        m_certificate->setText(file);
}

void ConnectionCard::gather()
{
    gatherDiagnostics(m_link, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(1500, m_copy, [this] { m_copy->setText(tr("Copy")); });
    });
}

} // namespace llm0::ui
