#include "models/requestfilter.h"

#include "client/adminclient.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString statusWord(const QString &word)
{
    if (word == u"blocked"_s)
        return u"refused"_s;
    return word == u"answered"_s ? u"ok"_s : word;
}

bool knownStatus(const QString &word)
{
    return QStringList{u"ok"_s, u"failed"_s, u"aborted"_s, u"refused"_s, u"unconfirmed"_s}.contains(word);
}

bool readWord(RequestFilter &filter, const QString &key, const QString &value)
{
    if (key == u"customer"_s)
        filter.customer = value;
    else if (key == u"model"_s)
        filter.model = value;
    else if (key == u"provider"_s)
        filter.provider = value;
    else if (key == u"status"_s && knownStatus(statusWord(value)))
        filter.status = statusWord(value);
    else if (key == u"cost"_s && value.startsWith(u'>'))
        return (filter.costAbove = Amount::parse(value.mid(1))).has_value();
    else
        return false;
    return true;
}

bool fits(const QString &wanted, const QString &value)
{
    return wanted.isEmpty() || wanted == value;
}

} // namespace

RequestFilter RequestFilter::parse(const QString &text)
{
    RequestFilter filter;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = word.indexOf(u':');
        const bool understood = colon > 0 && colon + 1 < word.size()
                                && readWord(filter, word.left(colon).toLower(), word.mid(colon + 1));
        if (!understood && filter.wrong.isEmpty())
            filter.wrong = word;
    }
    return filter;
}

bool RequestFilter::isEmpty() const
{
    return customer.isEmpty() && status.isEmpty() && model.isEmpty() && provider.isEmpty() && !costAbove;
}

void RequestFilter::writeTo(QUrlQuery &query) const
{
    const std::pair<QString, QString> words[] = {
        {u"customer"_s, customer}, {u"status"_s, status}, {u"model"_s, model}, {u"provider"_s, provider}};
    for (const auto &[key, value] : words)
        if (!value.isEmpty())
            query.addQueryItem(key, AdminClient::segment(value));
    if (costAbove)
        query.addQueryItem(u"cost_above"_s, costAbove->text());
}

bool RequestFilter::matches(const Request &request) const
{
    const bool customerFits =
        fits(customer, request.customer) || (customer == u"~"_s && request.customer.isEmpty());
    const bool modelFits = fits(model, request.modelAsked) || model == request.modelServed;
    return customerFits && modelFits && fits(status, request.status) && fits(provider, request.provider)
           && (!costAbove || request.actual > *costAbove);
}

} // namespace llm0::ui
