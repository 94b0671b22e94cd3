#pragma once

#include "pages/page.h"

class QGridLayout;

namespace llm0::ui {

class ProviderCard;

class ProvidersPage : public Page
{
    Q_OBJECT

public:
    explicit ProvidersPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCards();
    void showProviders(const QList<Provider> &providers);
    bool sameProviders(const QList<Provider> &providers) const;

    QGridLayout *m_grid;
    QList<ProviderCard *> m_cards;
    int m_columns = 3;
};

} // namespace llm0::ui
