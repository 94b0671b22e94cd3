#include "client/replayasker.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace llm0::ui {

void ReplayAsker::ask(const QString &projectId, const QStringList &customers, const MaybeAmount &day,
                      const MaybeAmount &month)
{
    JsonBody body;
    body.text(u"project"_s, projectId)
        .raw(u"customers"_s,
             QJsonDocument(QJsonArray::fromStringList(customers)).toJson(QJsonDocument::Compact))
        .amount(u"daily_cap_usd"_s, day)
        .amount(u"monthly_cap_usd"_s, month)
        .integer(u"days"_s, 30);
    m_waiting = body;
    if (!m_underWay)
        send();
}

void ReplayAsker::forget()
{
    m_waiting.reset();
    ++m_generation;
}

void ReplayAsker::send()
{
    if (!m_waiting)
        return;
    const JsonBody body = *std::exchange(m_waiting, std::nullopt);
    m_underWay = true;
    m_link.client().post(u"/simulate"_s, body, this,
                         [this, generation = ++m_generation](const Answer &answer) {
                             m_underWay = false;
                             if (generation == m_generation) {
                                 if (answer.ok)
                                     Q_EMIT answered(Replay::from(answer.body));
                                 else
                                     Q_EMIT failed(answer.error);
                             }
                             send();
                         });
}

} // namespace llm0::ui
