#include "dialogs/endpointdialog.h"

#include "dialogs/capsdialog.h"

#include <QBoxLayout>
#include <QFormLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype longestSlug = 32;

QString slugOf(const QString &name)
{
    QString slug;
    for (const QChar c : name.toLower()) {
        const bool kept = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (kept)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(longestSlug);
}

} // namespace

EndpointDialog::EndpointDialog(AdminClient &client, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_name(new QLineEdit(this))
    , m_slug(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_banner(new ErrorBanner(this))
    , m_save(button(tr("Add endpoint"), "primary"))
{
    setObjectName(u"endpointDialog"_s);
    setWindowTitle(tr("New endpoint"));
    setMinimumWidth(480);
    m_name->setObjectName(u"endpointName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("e.g. Our vLLM"));
    m_slug->setObjectName(u"endpointSlug"_s);
    m_slug->setAccessibleName(tr("Short name"));
    m_address->setObjectName(u"endpointAddress"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(u"https://llm.example.org/v1"_s);
    m_key->setObjectName(u"endpointKey"_s);
    m_key->setAccessibleName(tr("Key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("none"));
    m_save->setObjectName(u"addEndpoint"_s);
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(wrappingLabel(
        tr("Anything that speaks OpenAI's API: vLLM, llama.cpp, LM Studio, a proxy. Apps call its "
           "models as short-name/model. Its models are refused until you have set their prices."),
        "secondary"));
    column->addWidget(m_banner);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(fieldLabel(tr("Name")), m_faults.under(m_name, u"name"_s));
    form->addRow(fieldLabel(tr("Short name")), m_faults.under(m_slug, u"slug"_s));
    form->addRow(fieldLabel(tr("Address")), m_faults.under(m_address, u"base_url"_s));
    form->addRow(fieldLabel(tr("Key")), m_faults.under(m_key, u"key"_s));
    column->addLayout(form);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    connect(m_name, &QLineEdit::textEdited, this, &EndpointDialog::proposeSlug);
    connect(m_slug, &QLineEdit::textEdited, this, [this] { m_slug->setModified(true); });
    connect(cancel, &QPushButton::clicked, this, [this] { m_added ? accept() : reject(); });
    connect(m_save, &QPushButton::clicked, this, &EndpointDialog::save);
}

QString EndpointDialog::slug() const
{
    return m_slug->text().trimmed();
}

void EndpointDialog::proposeSlug()
{
    if (!m_slug->isModified())
        m_slug->setText(slugOf(m_name->text()));
}

void EndpointDialog::showFault(const ApiError &error)
{
    m_save->setEnabled(true);
    if (!m_faults.show(error))
        m_banner->showNote(error.message);
}

void EndpointDialog::save()
{
    m_save->setEnabled(false);
    m_banner->clear();
    if (m_added)
        return saveKey();
    JsonBody body;
    body.text(u"slug"_s, slug())
        .text(u"name"_s, m_name->text().trimmed())
        .text(u"base_url"_s, m_address->text().trimmed());
    m_client.post(u"/providers"_s, body, this, [this](const Answer &answer) {
        if (!answer.ok)
            return showFault(answer.error);
        m_added = true;
        for (QLineEdit *edit : {m_name, m_slug, m_address})
            edit->setEnabled(false);
        saveKey();
    });
}

void EndpointDialog::saveKey()
{
    const QString key = m_key->text().trimmed();
    if (key.isEmpty())
        return accept();
    m_client.put(u"/providers/%1/key"_s.arg(AdminClient::segment(slug())), JsonBody().text(u"key"_s, key),
                 this, [this](const Answer &answer) {
                     if (!answer.ok)
                         return showFault(answer.error);
                     m_key->clear();
                     accept();
                 });
}

} // namespace llm0::ui
