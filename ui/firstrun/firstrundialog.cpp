#include "firstrun/firstrundialog.h"

#include "firstrun/connectstep.h"
#include "firstrun/protectstep.h"
#include "firstrun/provestep.h"

#include <QBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace llm0::ui {

FirstRunDialog::FirstRunDialog(GatewayLink &link, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_title(plainLabel({}, FontKind::Title, nullptr, this))
    , m_steps(plainLabel({}, FontKind::Caption, "secondary", this))
    , m_banner(new ErrorBanner(this))
    , m_stack(new QStackedWidget(this))
    , m_protect(new ProtectStep(link, this))
    , m_prove(new ProveStep(link, this))
    , m_connect(new ConnectStep(link, this))
    , m_next(button({}, "primary", this))
    , m_later(button(tr("Later"), "", this))
{
    setObjectName(u"firstRun"_s);
    setWindowTitle(tr("Welcome to LLM0"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(660, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 18);
    column->setSpacing(14);
    auto *head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_steps);
    head->addWidget(m_title);
    column->addLayout(head);
    column->addWidget(m_banner);
    for (QWidget *step : {static_cast<QWidget *>(m_protect), static_cast<QWidget *>(m_prove),
                          static_cast<QWidget *>(m_connect)})
        m_stack->addWidget(step);
    column->addWidget(m_stack, 1);
    buildFoot(*column);
    const auto showFailure = [this](const ApiError &error) { m_banner->showNote(error.message); };
    connect(m_protect, &ProtectStep::failed, this, showFailure);
    connect(m_prove, &ProveStep::failed, this, showFailure);
    connect(m_protect, &ProtectStep::readyChanged, m_next, &QWidget::setEnabled);
    connect(m_protect, &ProtectStep::protectedNow, this, [this] { go(Prove); });
    connect(m_prove, &ProveStep::runningChanged, this,
            [this](bool running) { m_next->setEnabled(!running || m_proved); });
    connect(m_prove, &ProveStep::proved, this, [this] {
        m_proved = true;
        m_next->setText(tr("Connect an app"));
        m_next->setEnabled(true);
    });
    connect(m_connect, &ConnectStep::firstCallSeen, m_later, &QWidget::hide);
    go(Protect);
}

void FirstRunDialog::buildFoot(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_later);
    row->addWidget(m_next);
    column.addLayout(row);
    m_next->setObjectName(u"firstRunNext"_s);
    m_next->setDefault(true);
    connect(m_later, &QPushButton::clicked, this, &QWidget::close);
    connect(m_next, &QPushButton::clicked, this, &FirstRunDialog::pressNext);
}

void FirstRunDialog::go(Step step)
{
    m_banner->clear();
    m_stack->setCurrentIndex(step);
    m_steps->setText(tr("Step %1 of 3").arg(step + 1));
    switch (step) {
    case Protect:
        m_title->setText(tr("Put a limit on what can be spent"));
        m_next->setText(tr("Protect these"));
        m_next->setEnabled(false);
        m_protect->refresh();
        break;
    case Prove:
        m_title->setText(tr("See it block"));
        m_next->setText(tr("Prove it blocks"));
        m_prove->setPlan(BlockProof::planFor(m_protect->providers()), m_protect->project().id);
        break;
    case Connect:
        m_title->setText(tr("Send an app through it"));
        m_next->setText(tr("Done"));
        m_later->hide();
        m_connect->setUp(m_prove->appKey(), m_prove->appKeyName(),
                         m_prove->plan().allowedModel.isEmpty() ? m_prove->plan().refusedModel
                                                                : m_prove->plan().allowedModel,
                         [this](const QString &id) { return m_prove->isProofs(id); });
        break;
    }
}

void FirstRunDialog::pressNext()
{
    switch (m_stack->currentIndex()) {
    case Protect:
        m_protect->protect();
        return;
    case Prove:
        m_proved ? go(Connect) : m_prove->prove();
        return;
    default:
        accept();
    }
}

void FirstRunDialog::whenFresh(GatewayLink &link, QObject *context, std::function<void()> fresh)
{
    link.client().get(u"/projects"_s, context, [&link, context, fresh](const Answer &answer) {
        const auto projects = listOf<Project>(answer.body, u"projects"_s);
        if (!answer.ok || projects.size() != 1)
            return;
        const QString path = u"/projects/"_s + AdminClient::segment(projects.first().id) + u"/api-keys"_s;
        link.client().get(path, context, [fresh](const Answer &keys) {
            if (keys.ok && listOf<GatewayKey>(keys.body, u"api_keys"_s).isEmpty())
                fresh();
        });
    });
}

} // namespace llm0::ui
