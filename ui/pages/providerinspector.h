#pragma once

#include "client/gatewaylink.h"
#include "client/providershealth.h"
#include "models/rowsmodel.h"
#include "widgets/basics.h"

namespace llm0::ui {

class ProviderKeyShares;
class Table;

/// One provider in full: its keys with their shares, and how each of its models does.
class ProviderInspector : public Card
{
    Q_OBJECT

public:
    explicit ProviderInspector(GatewayLink &link, QWidget *parent = nullptr);
    void showProvider(const Provider &provider, const ProviderHealth &health);
    QString slug() const { return m_provider.slug; }

Q_SIGNALS:
    void changed();
    void failed(const llm0::ui::ApiError &error);

private:
    QWidget *makePlaces();
    void removeProvider();

    GatewayLink &m_link;
    Provider m_provider;
    QLabel *m_name;
    StatePill *m_state;
    QLabel *m_address;
    QLabel *m_health;
    QLabel *m_trouble;
    ProviderKeyShares *m_keys;
    RowsModel<PlaceHealth> *m_places;
    Table *m_placesTable;
    QLabel *m_noPlace;
    QPushButton *m_removeOwn;
};

} // namespace llm0::ui
