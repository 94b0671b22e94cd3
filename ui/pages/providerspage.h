#pragma once

#include "pages/page.h"

class QGridLayout;

namespace llm0::ui {

class PricesPanel;
class ProviderCard;

class ProvidersPage : public Page
{
    Q_OBJECT

public:
    explicit ProvidersPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;
    void showItem(const QString &item) override;
    QList<Command> commands() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showKind(const QString &kind);
    void placeCards();
    void showProviders(const QList<Provider> &providers);
    bool sameProviders(const QList<Provider> &providers) const;

    SegmentedControl *m_kind;
    PricesPanel *m_prices;
    QWidget *m_area;
    QGridLayout *m_grid;
    QList<ProviderCard *> m_cards;
    int m_columns = 3;
};

} // namespace llm0::ui
