#include "palette/commandpalette.h"

#include "client/gatewaylink.h"
#include "format/visibletext.h"
#include "palette/commanddelegate.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int wide = 560;
constexpr int top = 70;
constexpr int mostShown = 9;
constexpr int typingPauseMs = 150;
constexpr int fewestLetters = 2;

} // namespace

CommandPalette::CommandPalette(GatewayLink &link, QWidget *window)
    : QFrame(window)
    , m_link(link)
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(plainLabel(tr("Nothing by that name."), FontKind::Body, "secondary", this))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Search or run"));
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setAccessibleName(tr("Search or run"));
    m_edit->setPlaceholderText(tr("A page, customer, key or action"));
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    m_nothing->setContentsMargins(8, 2, 8, 6);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPauseMs);
    connect(&m_soon, &QTimer::timeout, this, &CommandPalette::lookUp);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_found.clear();
        m_soon.start();
        fill();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QList<Command> &commands)
{
    m_commands = commands;
    m_found.clear();
    m_edit->clear();
    fill();
    show();
    raise();
    m_edit->setFocus();
}

void CommandPalette::place()
{
    const int width = std::min(wide, parentWidget()->width() - 40);
    resize(width, layout()->sizeHint().height());
    move((parentWidget()->width() - width) / 2, top);
}

void CommandPalette::fill()
{
    m_wanted = m_edit->text().trimmed();
    m_shown = bestOf(m_commands + m_found, m_wanted, mostShown);
    m_list->clear();
    for (const Command &command : std::as_const(m_shown)) {
        auto *item = new QListWidgetItem(visibleText(command.text), m_list);
        item->setData(CommandDelegate::KindRole, command.kind);
        item->setData(CommandDelegate::IconRole, command.iconName);
        item->setData(CommandDelegate::ShortcutRole, command.shortcut);
        item->setData(Qt::AccessibleTextRole, command.kind + u' ' + command.text);
    }
    m_list->setCurrentRow(m_shown.isEmpty() ? -1 : 0);
    m_list->setFixedHeight(static_cast<int>(m_shown.size()) * CommandDelegate::rowHeight);
    m_list->setVisible(!m_shown.isEmpty());
    m_nothing->setVisible(m_shown.isEmpty());
    place();
}

void CommandPalette::lookUp()
{
    const QString wanted = m_wanted;
    if (wanted.size() < fewestLetters || !isVisible())
        return;
    if (wanted.startsWith(u"req_"_s))
        addFound({wanted, tr("Request"), u"requests"_s, {}, {}, [this, wanted] {
                      Q_EMIT itemWanted(u"requests"_s, wanted);
                  }});
    m_link.client().get(u"/projects"_s, this, [this, wanted](const Answer &answer) {
        if (!answer.ok || wanted != m_wanted)
            return;
        for (const Project &project : listOf<Project>(answer.body, u"projects"_s)) {
            lookUpKeys(project.name, project.id);
            lookUpCustomers(project.name, project.id);
        }
    });
}

void CommandPalette::lookUpKeys(const QString &project, const QString &projectId)
{
    m_link.client().get(
        u"/projects/"_s + AdminClient::segment(projectId) + u"/api-keys"_s, this,
        [this, project, wanted = m_wanted](const Answer &answer) {
            if (!answer.ok || wanted != m_wanted)
                return;
            for (const GatewayKey &key : listOf<GatewayKey>(answer.body, u"api_keys"_s))
                addFound(
                    {key.name, tr("Key · %1").arg(project), u"keys"_s, {}, key.shown, [this, id = key.id] {
                         Q_EMIT itemWanted(u"keys"_s, id);
                     }});
        });
}

void CommandPalette::lookUpCustomers(const QString &project, const QString &projectId)
{
    QUrlQuery query;
    query.addQueryItem(u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_wanted)));
    query.addQueryItem(u"limit"_s, u"5"_s);
    m_link.client().get(
        u"/projects/"_s + AdminClient::segment(projectId) + u"/customers"_s, query, this,
        [this, project, wanted = m_wanted](const Answer &answer) {
            if (!answer.ok || wanted != m_wanted)
                return;
            for (const Customer &one : listOf<Customer>(answer.body, u"customers"_s))
                addFound(
                    {one.id, tr("Customer · %1").arg(project), u"customers"_s, {}, {}, [this, id = one.id] {
                         Q_EMIT itemWanted(u"customers"_s, id);
                     }});
        });
}

void CommandPalette::addFound(const Command &command)
{
    m_found.append(command);
    const int row = m_list->currentRow();
    fill();
    if (row > 0 && row < m_list->count())
        m_list->setCurrentRow(row);
}

void CommandPalette::step(int by)
{
    const int rows = m_list->count();
    if (rows > 0)
        m_list->setCurrentRow((m_list->currentRow() + by + rows) % rows);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_shown.size())
        return;
    const auto run = m_shown.at(row).run;
    hide();
    parentWidget()->setFocus();
    run();
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (object != m_edit)
        return false;
    if (event->type() == QEvent::FocusOut && !isAncestorOf(QApplication::focusWidget()))
        hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        hide();
        parentWidget()->setFocus();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    default:
        return false;
    }
}

} // namespace llm0::ui
