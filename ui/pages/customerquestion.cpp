#include "pages/customerquestion.h"

#include "models/customersmodel.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace llm0::ui {

CustomerQuestion::CustomerQuestion(GatewayLink &link, QObject *parent)
    : QObject(parent)
    , sortColumn(CustomersModel::Month)
    , m_link(link)
{}

bool CustomerQuestion::sortBy(int column)
{
    if (CustomersModel::sortName(column).isEmpty())
        return false;
    const bool upwards =
        column == CustomersModel::Name || column == CustomersModel::Tier || column == CustomersModel::Left;
    if (column == sortColumn)
        order = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        order = upwards ? Qt::AscendingOrder : Qt::DescendingOrder;
    sortColumn = column;
    return true;
}

void CustomerQuestion::start()
{
    ++m_generation;
    load(0, true);
}

void CustomerQuestion::loadPage(int offset)
{
    load(offset, false);
}

void CustomerQuestion::load(int offset, bool fresh)
{
    if (project.isEmpty())
        return;
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(CustomersModel::pageSize));
    query.addQueryItem(u"sort"_s, CustomersModel::sortName(sortColumn));
    query.addQueryItem(u"order"_s, order == Qt::AscendingOrder ? u"asc"_s : u"desc"_s);
    query.addQueryItem(u"days"_s, QString::number(days));
    if (!search.isEmpty())
        query.addQueryItem(u"search"_s, AdminClient::segment(search));
    if (offset > 0)
        query.addQueryItem(u"cursor"_s, QString::number(offset));
    m_link.client().get(u"/projects/%1/customers"_s.arg(project), query, this,
                        [this, generation = m_generation, offset, fresh](const Answer &answer) {
                            if (generation == m_generation)
                                Q_EMIT pageCame(answer, offset, fresh);
                        });
}

void CustomerQuestion::readBack(const QString &customer)
{
    QUrlQuery query;
    query.addQueryItem(u"days"_s, QString::number(days));
    m_link.client().get(u"/projects/%1/customers/%2"_s.arg(project, AdminClient::segment(customer)), query,
                        this, [this](const Answer &answer) { Q_EMIT customerCame(answer); });
}

} // namespace llm0::ui
