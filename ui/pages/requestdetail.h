#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

/// One request taken apart: its way through the gateway, why it was refused, the caps over it, the attempts
/// at providers, and how its cost comes about.
class RequestDetail : public QWidget
{
    Q_OBJECT

public:
    explicit RequestDetail(GatewayLink &link, QWidget *parent = nullptr);
    void showRequest(const Request &request);
    const Request &request() const { return m_request; }

Q_SIGNALS:
    void filterWanted(const QString &word); ///< "customer:acme"
    void customerWanted(const QString &customer);

private:
    void rebuild();
    void fillStory(QVBoxLayout &column);
    void fillCaps(QVBoxLayout &column);
    void fillAttempts(QVBoxLayout &column);
    void fillFacts(QVBoxLayout &column);
    void fillCost(QVBoxLayout &column);
    void fillButtons(QVBoxLayout &column);
    QPushButton *raiseButton();
    void wantPrice();
    void wantCaps();
    QJsonObject rates() const;

    GatewayLink &m_link;
    Request m_request;
    QWidget *m_story = nullptr;
    QWidget *m_cost = nullptr;
    QHash<QString, QJsonArray> m_prices; ///< by provider, as far as asked for
    QStringList m_asked;
    std::optional<Exposure> m_exposure; ///< of the time when the request was chosen
};

} // namespace llm0::ui
