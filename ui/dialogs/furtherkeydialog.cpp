#include "dialogs/furtherkeydialog.h"

#include "dialogs/capsdialog.h"
#include "format/visibletext.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace llm0::ui {

FurtherKeyDialog::FurtherKeyDialog(AdminClient &client, const Provider &provider, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_path(u"/providers/%1/keys"_s.arg(AdminClient::segment(provider.slug)))
    , m_id(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_weight(new QSpinBox(this))
    , m_banner(new ErrorBanner(this))
    , m_save(button(tr("Add key"), "primary"))
{
    setWindowTitle(tr("Another key for %1").arg(visibleText(provider.name)));
    setMinimumWidth(440);
    m_id->setObjectName(u"furtherKeyName"_s);
    m_id->setPlaceholderText(tr("letters, digits and -, e.g. team-2"));
    m_id->setAccessibleName(tr("Name of the key"));
    m_key->setObjectName(u"furtherKeyValue"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Provider key"));
    m_weight->setObjectName(u"furtherKeyWeight"_s);
    m_weight->setRange(0, 1000);
    m_weight->setValue(1);
    m_weight->setAccessibleName(tr("Weight"));
    m_save->setObjectName(u"saveFurtherKey"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(
        wrappingLabel(tr("Calls are shared out among the keys by weight. One that is refused or limited "
                         "rests for a while; the others go on. A key is never shown again."),
                      "secondary"));
    column->addWidget(m_banner);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(fieldLabel(tr("Name")), m_faults.under(m_id, u"id"_s));
    form->addRow(fieldLabel(tr("Key")), m_faults.under(m_key, u"key"_s));
    form->addRow(fieldLabel(tr("Weight")), m_weight);
    column->addLayout(form);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    m_save->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &FurtherKeyDialog::save);
}

void FurtherKeyDialog::save()
{
    m_save->setEnabled(false);
    JsonBody body;
    body.text(u"id"_s, m_id->text().trimmed())
        .text(u"key"_s, m_key->text().trimmed())
        .integer(u"weight"_s, m_weight->value());
    m_client.post(m_path, body, this, [this](const Answer &answer) {
        m_save->setEnabled(true);
        if (answer.ok) {
            m_key->clear();
            accept();
        } else if (!m_faults.show(answer.error)) {
            m_banner->showNote(answer.error.message);
        }
    });
}

} // namespace llm0::ui
