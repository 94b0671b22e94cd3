#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// Asks what caps would have stopped, while a hand drags them: one question under way, and only the newest
/// waits behind it.
class ReplayAsker : public QObject
{
    Q_OBJECT

public:
    explicit ReplayAsker(GatewayLink &link, QObject *parent = nullptr) : QObject(parent), m_link(link) {}
    void ask(const QString &projectId, const QStringList &customers, const MaybeAmount &day,
             const MaybeAmount &month);
    void forget();

Q_SIGNALS:
    void answered(const llm0::ui::Replay &replay);
    void failed(const llm0::ui::ApiError &error);

private:
    void send();

    GatewayLink &m_link;
    std::optional<JsonBody> m_waiting;
    bool m_underWay = false;
    int m_generation = 0;
};

} // namespace llm0::ui
