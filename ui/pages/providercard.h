#pragma once

#include "client/gatewaylink.h"
#include "client/providershealth.h"
#include "widgets/basics.h"

class QCheckBox;

namespace llm0::ui {

/// One provider: how it does, whose key, a test, on or off.
class ProviderCard : public Card
{
    Q_OBJECT

public:
    ProviderCard(GatewayLink &link, const Provider &provider, QWidget *parent = nullptr);
    void showProvider(const Provider &provider);
    void showHealth(const ProviderHealth &health);
    /// Its details are in the inspector.
    void setChosen(bool chosen);
    /// Asks the gateway to try the provider; a local one costs nothing to ask.
    void test();
    const Provider &provider() const { return m_provider; }

Q_SIGNALS:
    void changed();
    void detailsWanted(const QString &slug);
    void failed(const llm0::ui::ApiError &error);

private:
    void setKey();
    void setEnabledAtGateway(bool enabled);
    QString keyText() const;
    QString messageText() const;
    QString path() const;

    GatewayLink &m_link;
    Provider m_provider;
    ProviderHealth m_found;
    StatePill *m_state;
    QLabel *m_address;
    QLabel *m_key;
    QLabel *m_health;
    QLabel *m_message;
    QPushButton *m_set;
    QPushButton *m_test;
    QPushButton *m_details;
    QCheckBox *m_enabled;
};

} // namespace llm0::ui
