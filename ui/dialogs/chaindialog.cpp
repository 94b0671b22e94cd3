#include "dialogs/chaindialog.h"

#include "dialogs/capsdialog.h"
#include "dialogs/routesteps.h"
#include "format/visibletext.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ChainDialog::ChainDialog(GatewayLink &link, const QString &model, const QStringList &chain, QWidget *parent)
    : QDialog(parent)
    , m_model(new QLineEdit(model, this))
    , m_chain(new QPlainTextEdit(chain.join(u'\n'), this))
    , m_steps(new RouteSteps(link, this))
    , m_save(button(tr("Save chain"), "primary"))
{
    setObjectName(u"chainDialog"_s);
    setWindowTitle(model.isEmpty() ? tr("New chain") : tr("Chain of %1").arg(visibleText(model)));
    setMinimumWidth(480);
    m_model->setObjectName(u"chainModel"_s);
    m_model->setAccessibleName(tr("Model as an app names it"));
    m_model->setPlaceholderText(u"gpt-4o"_s);
    m_model->setEnabled(model.isEmpty());
    m_chain->setObjectName(u"chainSteps"_s);
    m_chain->setAccessibleName(tr("Then, one a line"));
    m_chain->setPlaceholderText(u"anthropic/claude-sonnet-4-5\nollama/llama3.3"_s);
    m_chain->setTabChangesFocus(true);
    m_chain->setFixedHeight(92);
    m_save->setObjectName(u"saveChain"_s);
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(windowTitle(), FontKind::Section));
    column->addWidget(
        wrappingLabel(tr("Replaces what mode and order above would do for this model."), "secondary"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(fieldLabel(tr("Model")), m_model);
    form->addRow(fieldLabel(tr("Then")), m_chain);
    column->addLayout(form);
    column->addWidget(m_steps);
    auto *row = new QHBoxLayout;
    QPushButton *cancel = button(tr("Cancel"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    connect(m_model, &QLineEdit::textChanged, this, &ChainDialog::edited);
    connect(m_chain, &QPlainTextEdit::textChanged, this, &ChainDialog::edited);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    edited();
}

QString ChainDialog::model() const
{
    return m_model->text().trimmed();
}

QStringList ChainDialog::chain() const
{
    QStringList names;
    for (const QString &line : m_chain->toPlainText().split(u'\n'))
        if (const QString name = line.trimmed(); !name.isEmpty())
            names.append(name);
    return names;
}

void ChainDialog::edited()
{
    m_save->setEnabled(!model().isEmpty() && !chain().isEmpty());
    m_steps->preview(model(), chain());
}

} // namespace llm0::ui
