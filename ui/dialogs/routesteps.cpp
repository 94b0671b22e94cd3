#include "dialogs/routesteps.h"

#include "widgets/facttable.h"

#include <QBoxLayout>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int typingPauseMs = 250;

Pill stateOf(const RouteStep &step)
{
    if (step.state == u"cooling_down"_s)
        return {Mark::Blocking, RouteSteps::tr("resting")};
    if (step.state == u"probing"_s)
        return {Mark::Near, RouteSteps::tr("being tried")};
    return {Mark::Ok, RouteSteps::tr("in use")};
}

QString whyText(const QString &name, const QString &why)
{
    if (why == u"off"_s)
        return RouteSteps::tr("%1 is passed over: its provider is off.").arg(name);
    if (why == u"no_key"_s)
        return RouteSteps::tr("%1 is passed over: its provider has no key.").arg(name);
    return RouteSteps::tr("%1 is passed over: nobody knows the name. Write provider/model.").arg(name);
}

} // namespace

RouteSteps::RouteSteps(GatewayLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_table(new FactTable({tr("Step"), tr("At")}, this))
    , m_about(wrappingLabel({}, "secondary", this))
{
    m_table->setAccessibleName(tr("Where the call goes"));
    m_table->setObjectName(u"routeSteps"_s);
    m_about->setObjectName(u"routeAbout"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_table);
    column->addWidget(m_about);
    m_table->hide();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &RouteSteps::ask);
}

void RouteSteps::preview(const QString &model, const QStringList &chain)
{
    m_model = model;
    m_chain = chain;
    m_typing.start();
}

void RouteSteps::ask()
{
    const int generation = ++m_generation;
    if (m_model.isEmpty()) {
        m_table->hide();
        m_about->clear();
        return;
    }
    QUrlQuery query;
    query.addQueryItem(u"model"_s, AdminClient::segment(m_model));
    if (!m_chain.isEmpty())
        query.addQueryItem(u"chain"_s, AdminClient::segment(m_chain.join(u',')));
    m_link.client().get(u"/route"_s, query, this, [this, generation](const Answer &answer) {
        if (generation != m_generation)
            return;
        m_table->setVisible(answer.ok);
        if (answer.ok)
            showPreview(RoutePreview::from(answer.body));
        else
            m_about->setText(answer.error.message);
    });
}

void RouteSteps::showPreview(const RoutePreview &preview)
{
    QList<FactTable::Row> rows;
    for (const RouteStep &step : preview.steps)
        rows.append({{u"%1. %2"_s.arg(rows.size() + 1).arg(step.model), step.provider},
                     stateOf(step),
                     rows.isEmpty()});
    m_table->setRows(rows);
    QStringList about;
    for (const auto &[name, why] : preview.leftOut)
        about.append(whyText(name, why));
    if (about.isEmpty() && rows.size() == 1)
        about.append(tr("When that fails, the call fails: nothing stands in."));
    m_about->setText(about.join(u'\n'));
}

} // namespace llm0::ui
