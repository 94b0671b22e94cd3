#include "dialogs/providerkeydialog.h"

#include "format/visibletext.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ProviderKeyDialog::ProviderKeyDialog(AdminClient &client, const Provider &provider, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_path(u"/providers/%1/key"_s.arg(AdminClient::segment(provider.slug)))
    , m_key(new QLineEdit(this))
    , m_banner(new ErrorBanner(this))
    , m_save(button(tr("Save key"), "primary"))
{
    setWindowTitle(tr("Key for %1").arg(visibleText(provider.name)));
    setMinimumWidth(440);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Provider key"));
    m_key->setObjectName(u"providerKey"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(
        wrappingLabel(tr("Kept in the system's keychain, or in a file only you can read. It is never "
                         "shown again, here or anywhere."),
                      "secondary"));
    column->addWidget(m_banner);
    column->addWidget(m_key);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    m_save->setEnabled(false);
    m_save->setDefault(true);
    connect(m_key, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ProviderKeyDialog::save);
}

void ProviderKeyDialog::save()
{
    m_save->setEnabled(false);
    m_client.put(m_path, JsonBody().text(u"key"_s, m_key->text().trimmed()), this,
                 [this](const Answer &answer) {
                     m_save->setEnabled(true);
                     if (!answer.ok) {
                         m_banner->showNote(answer.error.message);
                         return;
                     }
                     m_key->clear();
                     accept();
                 });
}

} // namespace llm0::ui
