#include "pages/customerchanges.h"

#include "pages/requesttexts.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// What sets a customer back to how it is now.
JsonBody wayBack(const Customer &customer)
{
    JsonBody body;
    body.boolean(u"blocked"_s, customer.blocked);
    if (customer.tier.isEmpty())
        body.null(u"tier"_s);
    else
        body.text(u"tier"_s, customer.tier);
    if (customer.overridden)
        return body.object(u"limits"_s, customer.effective.body());
    return body.null(u"limits"_s);
}

} // namespace

CustomerChanges::CustomerChanges(GatewayLink &link, QObject *parent) : QObject(parent), m_link(link) {}

QString CustomerChanges::pathOf(const Customer &customer) const
{
    return u"/projects/%1/customers/%2"_s.arg(
        m_project, AdminClient::segment(customer.id.isEmpty() ? u"~"_s : customer.id));
}

void CustomerChanges::send(const Patch &patch, const QString &what)
{
    const QString path = pathOf(patch.customer);
    const JsonBody back = wayBack(patch.customer);
    m_link.client().patch(path, patch.body, this, [this, path, back, what](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT failed(answer.error.message);
        m_link.lastChange().remember(what, [this, path, back] {
            m_link.client().patch(path, back, this, [this](const Answer &undone) {
                if (undone.ok)
                    Q_EMIT changed(Customer::from(undone.body), false);
                else
                    Q_EMIT failed(undone.error.message);
            });
        });
        Q_EMIT changed(Customer::from(answer.body), true);
    });
}

void CustomerChanges::sendAll(const QList<Patch> &patches, const QString &what)
{
    m_what = what;
    m_waiting = patches;
    m_done.clear();
    m_ofAll = patches.size();
    sendNext();
}

bool CustomerChanges::stop()
{
    const bool underWay = !m_waiting.isEmpty();
    m_waiting.clear();
    return underWay;
}

void CustomerChanges::sendNext()
{
    if (m_waiting.isEmpty())
        return finish();
    const Patch patch = m_waiting.takeFirst();
    Q_EMIT progressed(m_done.size(), m_ofAll);
    m_link.client().patch(
        pathOf(patch.customer), patch.body, this, [this, customer = patch.customer](const Answer &answer) {
            if (!answer.ok) {
                m_waiting.clear();
                finish();
                return Q_EMIT failed(tr("%1: %2").arg(customerText(customer.name), answer.error.message));
            }
            m_done.append(customer);
            sendNext();
        });
}

void CustomerChanges::finish()
{
    const QList<Customer> done = std::exchange(m_done, {});
    if (!done.isEmpty())
        m_link.lastChange().remember(m_what, [this, done] { takeBack(done); });
    Q_EMIT manyChanged();
}

void CustomerChanges::takeBack(const QList<Customer> &customers)
{
    for (const Customer &customer : customers)
        m_link.client().patch(pathOf(customer), wayBack(customer), this, [this](const Answer &answer) {
            if (!answer.ok)
                Q_EMIT failed(answer.error.message);
            Q_EMIT manyChanged();
        });
}

void CustomerChanges::allow(const Customer &customer, bool month, const MaybeAmount &amount)
{
    JsonBody body;
    body.text(u"project"_s, m_project)
        .text(u"customer"_s, customer.id)
        .text(u"window"_s, month ? u"month"_s : u"day"_s);
    if (amount)
        body.amount(u"amount_usd"_s, amount);
    else
        body.boolean(u"reset"_s, true);
    m_link.client().post(u"/allowances"_s, body, this, [this, path = pathOf(customer)](const Answer &answer) {
        if (!answer.ok)
            return Q_EMIT failed(answer.error.message);
        m_link.client().get(path, this, [this](const Answer &now) {
            if (now.ok)
                Q_EMIT changed(Customer::from(now.body), false);
        });
    });
}

} // namespace llm0::ui
