#pragma once

#include "pages/page.h"

#include "client/providershealth.h"

class QGridLayout;
class QScrollArea;
class QStackedWidget;

namespace llm0::ui {

class FailoverPanel;
class PricesPanel;
class ProviderCard;
class ProviderInspector;

/// Who answers the calls and what it costs: cards with health, own endpoints, failover, prices.
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
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showKind(const QString &kind);
    int fittingColumns() const;
    void fitColumns();
    void placeCards();
    void loadHealth();
    void showDetails(const QString &slug);
    void showInspector();
    void addEndpoint();
    void showProviders(const QList<Provider> &providers);
    bool sameProviders(const QList<Provider> &providers) const;

    SegmentedControl *m_kind;
    FailoverPanel *m_failover;
    PricesPanel *m_prices;
    QPushButton *m_add;
    QStackedWidget *m_views;
    QScrollArea *m_area;
    QGridLayout *m_grid;
    QStackedWidget *m_details;
    ProviderInspector *m_inspector;
    QList<ProviderCard *> m_cards;
    ProvidersHealth m_health;
    QString m_shown;  ///< slug of the provider in the inspector; empty: none
    QString m_wanted; ///< to be shown once it is here
    QTimer m_healthTimer;
    int m_columns = 3;
};

} // namespace llm0::ui
