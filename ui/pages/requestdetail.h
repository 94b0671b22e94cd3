#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QGridLayout;

namespace llm0::ui {

/// One request taken apart: why it was refused or how it went, and how its cost comes about.
class RequestDetail : public QWidget
{
    Q_OBJECT

public:
    explicit RequestDetail(GatewayLink &link, QWidget *parent = nullptr);
    void showRequest(const Request &request);

private:
    void rebuild();
    void fillStory(QVBoxLayout &column);
    void fillRefusal(QVBoxLayout &column);
    void fillTimes(QVBoxLayout &column);
    void fillFacts(QVBoxLayout &column);
    void fillCost(QVBoxLayout &column);
    void wantPrice();
    QJsonObject rates() const;

    GatewayLink &m_link;
    Request m_request;
    Card *m_story = nullptr;
    Card *m_cost = nullptr;
    QHash<QString, QJsonArray> m_prices; ///< by provider, as far as asked for
    QStringList m_asked;
};

} // namespace llm0::ui
