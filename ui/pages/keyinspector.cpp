#include "pages/keyinspector.h"

#include "dialogs/askbefore.h"
#include "dialogs/capsdialog.h"
#include "dialogs/rotatekeydialog.h"
#include "format/days.h"
#include "format/format.h"
#include "models/requestfilter.h"
#include "widgets/facttable.h"
#include "widgets/flowrow.h"

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int days = 30;

FactTable::Row capRow(const QString &window, Amount spent, const MaybeAmount &cap)
{
    const MaybeAmount left = cap ? MaybeAmount(std::max(*cap - spent, Amount{})) : std::nullopt;
    return {{window, money(spent), moneyCap(cap), moneyLeft(left)}, {}, false};
}

} // namespace

KeyInspector::KeyInspector(GatewayLink &link, QWidget *parent)
    : Card({}, parent)
    , m_link(link)
    , m_name(plainLabel({}, FontKind::Title, nullptr, this))
    , m_state(new StatePill(this))
    , m_shown(plainLabel({}, FontKind::Mono, "secondary", this))
    , m_facts(wrappingLabel({}, "secondary", this))
    , m_capTable(new FactTable({tr("Caps of the key"), tr("Spent"), tr("Cap"), tr("Left")}, this))
    , m_bar(new CapBar(8, this))
    , m_usage(new FactTable({tr("Model"), tr("Requests"), tr("Cost")}, this))
    , m_usageHead(
          plainLabel(tr("Spend of the last %n day(s)", nullptr, days), FontKind::Section, nullptr, this))
    , m_caps(smallButton(tr("Key caps…"), this))
    , m_projectCaps(smallButton(tr("Project caps…"), this))
    , m_rotate(smallButton(tr("Rotate…"), this))
    , m_revoke(smallButton(tr("Revoke…"), this))
{
    setMinimumWidth(320);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setObjectName(u"keyInspectorName"_s);
    m_capTable->setAccessibleName(tr("Caps of the key"));
    m_usage->setAccessibleName(tr("Spend by model"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_state);
    body()->addLayout(head);
    body()->addWidget(m_shown);
    body()->addWidget(m_facts);
    body()->addWidget(m_bar);
    body()->addWidget(m_capTable);
    buildButtons();
    body()->addSpacing(6);
    body()->addWidget(m_usageHead);
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Spend by model"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget(area);
    inner->setObjectName(u"scrolled"_s);
    auto *rows = new QVBoxLayout(inner);
    rows->setContentsMargins(0, 0, 4, 0);
    rows->addWidget(m_usage);
    rows->addStretch();
    area->setWidget(inner);
    body()->addWidget(area, 1);
}

void KeyInspector::buildButtons()
{
    m_caps->setObjectName(u"editKeyCaps"_s);
    m_rotate->setObjectName(u"rotateKey"_s);
    m_revoke->setObjectName(u"revokeKey"_s);
    m_revoke->setProperty("kind", u"blocking"_s);
    QPushButton *log = smallButton(tr("Its requests"), this);
    log->setObjectName(u"requestsOfKey"_s);
    auto *row = new FlowRow(6);
    for (QPushButton *one : {m_caps, m_projectCaps, m_rotate, m_revoke, log})
        row->addWidget(one);
    body()->addLayout(row);
    connect(m_caps, &QPushButton::clicked, this, &KeyInspector::editCaps);
    connect(m_projectCaps, &QPushButton::clicked, this, &KeyInspector::editProjectCaps);
    connect(m_rotate, &QPushButton::clicked, this, &KeyInspector::rotate);
    connect(m_revoke, &QPushButton::clicked, this, &KeyInspector::revoke);
    connect(log, &QPushButton::clicked, this,
            [this] { Q_EMIT requestsWanted(u"key:"_s + filterValue(m_row.key.name)); });
}

QString KeyInspector::path() const
{
    return u"/projects/%1/api-keys/%2"_s.arg(m_row.key.projectId, m_row.key.id);
}

QString KeyInspector::factsText() const
{
    const GatewayKey &key = m_row.key;
    QStringList facts{tr("project %1").arg(m_row.project)};
    facts.append(key.perMinute ? tr("%1 requests a minute").arg(count(*key.perMinute)) : tr("no rate limit"));
    if (!key.customer.isEmpty())
        facts.append(tr("only for customer %1").arg(key.customer));
    if (key.createdAt.isValid())
        facts.append(tr("since %1").arg(dayAndTime(key.createdAt, m_link.zone())));
    if (key.oldKeyUntil.isValid())
        facts.append(tr("the old key works until %1").arg(dayAndTime(key.oldKeyUntil, m_link.zone())));
    return facts.join(u" · "_s);
}

void KeyInspector::showKey(const KeyRow &row, const std::optional<Project> &project)
{
    const bool other = row.key.id != m_row.key.id;
    const bool spent = row.key.spentMonth != m_row.key.spentMonth;
    m_row = row;
    m_project = project;
    m_name->setText(QString(row.key.name).replace(u'\n', u' '));
    m_name->setAccessibleName(row.key.name);
    m_state->setPill(keyState(row));
    m_shown->setText(row.key.shown);
    m_facts->setText(factsText());
    showCaps();
    for (QPushButton *one : {m_caps, m_rotate, m_revoke})
        one->setEnabled(row.key.active);
    m_projectCaps->setEnabled(project.has_value());
    if (other)
        m_usage->setRows({});
    if (other || spent)
        loadUsage();
}

void KeyInspector::showCaps()
{
    const GatewayKey &key = m_row.key;
    m_bar->setBar(Bar::of(key.spentToday, {}, key.caps.day));
    m_capTable->setRows(
        {capRow(tr("Today"), key.spentToday, key.caps.day),
         capRow(tr("This month"), key.spentMonth, key.caps.month),
         {{tr("One request"), QString(), moneyCap(key.caps.perRequest), QString()}, {}, false}});
}

/// Roll-ups of the key's project, of which its own are taken.
void KeyInspector::loadUsage()
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, today(m_link.zone()).addDays(1 - days).toString(Qt::ISODate));
    query.addQueryItem(u"project"_s, m_row.key.projectId);
    query.addQueryItem(u"group_by"_s, u"key,provider,model"_s);
    const int generation = ++m_generation;
    m_link.client().get(u"/usage"_s, query, this, [this, generation](const Answer &answer) {
        if (generation == m_generation && answer.ok)
            showUsage(listOf<UsageLine>(answer.body, u"usage"_s));
    });
}

void KeyInspector::showUsage(const QList<UsageLine> &lines)
{
    QList<UsageLine> own;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(own), [this](const UsageLine &line) {
        return line.group.value(u"key"_s) == m_row.key.id && line.requests > 0;
    });
    std::stable_sort(own.begin(), own.end(),
                     [](const UsageLine &a, const UsageLine &b) { return a.cost > b.cost; });
    QList<FactTable::Row> rows;
    Amount cost;
    std::int64_t requests = 0;
    for (const UsageLine &line : std::as_const(own)) {
        const QString provider = line.name(u"provider"_s);
        const QString model = line.name(u"model"_s);
        rows.append(
            {{provider.isEmpty() ? model : provider + u'/' + model, count(line.requests), money(line.cost)},
             {},
             false});
        cost = cost + line.cost;
        requests += line.requests;
    }
    rows.append({{tr("Sum"), count(requests), money(cost)}, {}, true});
    m_usage->setRows(rows);
}

void KeyInspector::editCaps()
{
    if (!m_row.key.active)
        return;
    CapsDialog dialog(m_link.client(), m_row.key.name, path(), m_row.key.caps, this);
    if (dialog.exec() == QDialog::Accepted)
        Q_EMIT changed();
}

void KeyInspector::editProjectCaps()
{
    if (!m_project)
        return;
    CapsDialog dialog(m_link.client(), m_project->name, u"/projects/"_s + m_project->id, m_project->caps,
                      this);
    if (dialog.exec() == QDialog::Accepted)
        Q_EMIT changed();
}

void KeyInspector::rotate()
{
    RotateKeyDialog dialog(m_link.client(), m_row.key, this);
    dialog.exec();
    Q_EMIT changed();
}

void KeyInspector::revoke()
{
    const QString target = path();
    if (!askBefore(this, tr("Revoke key"), tr("Revoke “%1”?").arg(m_row.key.name),
                   tr("Apps that use it are refused from their next call on."), tr("Revoke")))
        return;
    m_link.client().patch(target, JsonBody().boolean(u"is_active"_s, false), this,
                          [this](const Answer &answer) {
                              if (!answer.ok)
                                  Q_EMIT failed(answer.error);
                              Q_EMIT changed();
                          });
}

} // namespace llm0::ui
