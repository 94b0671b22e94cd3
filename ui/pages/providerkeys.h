#pragma once

#include "client/gatewaylink.h"
#include "models/rowsmodel.h"
#include "widgets/basics.h"

namespace llm0::ui {

class Table;

/// The providers' own keys: whether one is there and where it is kept. The keys themselves are never shown.
class ProviderKeys : public Card
{
    Q_OBJECT

public:
    explicit ProviderKeys(GatewayLink &link, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void failed(const llm0::ui::ApiError &error);

private:
    const Provider *chosen() const;
    void choose();
    void set();
    void remove();

    GatewayLink &m_link;
    RowsModel<Provider> *m_model;
    Table *m_table;
    QPushButton *m_set;
    QPushButton *m_remove;
};

} // namespace llm0::ui
