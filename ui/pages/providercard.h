#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QCheckBox;

namespace llm0::ui {

/// One provider: reachable or not, whose key, a test, on or off.
class ProviderCard : public Card
{
    Q_OBJECT

public:
    ProviderCard(GatewayLink &link, const Provider &provider, QWidget *parent = nullptr);
    void showProvider(const Provider &provider);
    /// Asks the gateway to try the provider; a local one costs nothing to ask.
    void test();
    const Provider &provider() const { return m_provider; }

Q_SIGNALS:
    void changed();
    void failed(const llm0::ui::ApiError &error);

private:
    void setKey();
    void removeKey();
    void setEnabledAtGateway(bool enabled);
    QString keyText() const;
    QString path() const;

    GatewayLink &m_link;
    Provider m_provider;
    StatePill *m_state;
    QLabel *m_address;
    QLabel *m_key;
    QLabel *m_message;
    QPushButton *m_set;
    QPushButton *m_remove;
    QPushButton *m_test;
    QCheckBox *m_enabled;
};

} // namespace llm0::ui
