#include "pages/page.h"

#include "widgets/inspectorsplit.h"

#include <QBoxLayout>

namespace llm0::ui {
namespace {

constexpr int refreshPauseMs = 1000;

} // namespace

Page::Page(GatewayLink &link, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_title(plainLabel(title, FontKind::Title, nullptr, this))
    , m_count(plainLabel({}, FontKind::Body, "secondary", this))
    , m_head(new QHBoxLayout)
    , m_content(new QVBoxLayout)
    , m_banner(new ErrorBanner(this))
{
    setFocusPolicy(Qt::ClickFocus); // a fresh page rings no control of its own
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addLayout(m_head);
    m_head->setSpacing(12);
    m_title->setMinimumHeight(30);
    column->addLayout(row);
    column->addWidget(m_banner);
    m_content->setSpacing(14);
    column->addLayout(m_content, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshPauseMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_banner, &ErrorBanner::retry, this, [this] { refresh(); });
    connect(&m_link, &GatewayLink::configChanged, this, &Page::refreshSoon);
    connect(&m_link, &GatewayLink::connectionChanged, this, &Page::refreshSoon);
}

QString Page::title() const
{
    return m_title->text();
}

void Page::setCountText(const QString &text)
{
    m_count->setText(text);
}

QList<QWidget *> Page::panes()
{
    return m_inspector ? QList<QWidget *>{m_main, m_inspector} : QList<QWidget *>{this};
}

void Page::setInspector(QWidget *inspector, Qt::Orientation side)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->removeItem(m_content);
    m_main = new QWidget(this);
    m_main->setLayout(m_content);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_inspector = inspector;
    column->addWidget(new InspectorSplit(m_main, inspector, side, this), 1);
}

bool Page::accept(const Answer &answer)
{
    if (!answer.ok) {
        m_banner->showError(answer.error, m_lastGood);
        return false;
    }
    m_lastGood = QDateTime::currentDateTimeUtc();
    m_banner->clear();
    return true;
}

void Page::showFailure(const ApiError &error)
{
    m_banner->showError(error, m_lastGood);
}

void Page::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace llm0::ui
