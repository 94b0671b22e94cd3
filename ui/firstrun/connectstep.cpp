#include "firstrun/connectstep.h"

#include "client/guardstate.h"
#include "format/format.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace llm0::ui {

ConnectStep::ConnectStep(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_key(new CopyField(tr("Gateway key"), {}, this))
    , m_kind(new QComboBox(this))
    , m_code(new QPlainTextEdit(this))
    , m_copy(button(tr("Copy"), "primary", this))
    , m_state(new StatePill(this))
    , m_story(wrappingLabel({}, nullptr, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(
        wrappingLabel(tr("Your apps use this key instead of the provider's. It is shown only now.")));
    m_key->setObjectName(u"firstKey"_s);
    column->addWidget(m_key);
    auto *row = new QHBoxLayout;
    m_kind->setObjectName(u"snippetKind"_s);
    m_kind->setAccessibleName(tr("Set up"));
    m_kind->setMinimumWidth(200);
    row->addWidget(plainLabel(tr("Set up"), FontKind::Strong, nullptr, this));
    row->addWidget(m_kind);
    row->addStretch();
    row->addWidget(m_copy);
    column->addLayout(row);
    m_code->setObjectName(u"snippetCode"_s);
    m_code->setAccessibleName(tr("Set-up to copy"));
    m_code->setReadOnly(true);
    m_code->setFont(fontOf(FontKind::Mono));
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setTabChangesFocus(true);
    column->addWidget(m_code, 1);
    auto *wait = new QHBoxLayout;
    wait->setSpacing(10);
    m_state->setObjectName(u"firstCall"_s);
    wait->addWidget(m_state);
    wait->addWidget(m_story, 1);
    column->addLayout(wait);
    QLabel *honest = wrappingLabel(
        tr("Two things LLM0 cannot do: Cursor calls from its own servers, which cannot reach localhost; and "
           "an app that still holds the provider's own key walks around the firewall. Take that key away "
           "from it."),
        "secondary", this);
    honest->setFont(fontOf(FontKind::Caption));
    column->addWidget(honest);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectStep::showSnippet);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_code->toPlainText()); });
    connect(&link, &GatewayLink::requestsSeen, this, &ConnectStep::look);
}

void ConnectStep::setUp(const QString &key, const QString &keyName, const QString &model,
                        std::function<bool(const QString &)> ours)
{
    m_keyName = keyName;
    m_ours = std::move(ours);
    m_key->setValue(key);
    m_snippets = snippetsFor(listenUrl(m_link.status()), key, model);
    m_kind->clear();
    for (const Snippet &snippet : std::as_const(m_snippets))
        m_kind->addItem(snippet.name, snippet.id);
    m_state->setPill({Mark::Idle, tr("waiting")});
    m_story->setText(tr("Waiting for the first call with this key."));
}

void ConnectStep::showSnippet()
{
    const int index = m_kind->currentIndex();
    if (index >= 0 && index < m_snippets.size())
        m_code->setPlainText(m_snippets.at(index).code);
}

void ConnectStep::look(const QList<Request> &requests)
{
    for (const Request &request : requests) {
        if (m_seen || m_keyName.isEmpty() || request.keyName != m_keyName || m_ours(request.id))
            continue;
        m_seen = true;
        m_state->setPill({Mark::Ok, tr("connected")});
        m_story->setText(
            request.refused()
                ? tr("The first call arrived and was refused: %1.").arg(request.errorCode)
                : tr("The first call arrived: %1, %2.").arg(request.modelAsked, moneyItem(request.actual)));
        Q_EMIT firstCallSeen();
    }
}

} // namespace llm0::ui
