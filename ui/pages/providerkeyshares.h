#pragma once

#include "client/gatewaylink.h"
#include "client/providershealth.h"
#include "models/rowsmodel.h"
#include "widgets/basics.h"

namespace llm0::ui {

class Table;

/// A provider's keys: what share of the calls each gets, and which rest. They are written, never read back.
class ProviderKeyShares : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderKeyShares(GatewayLink &link, QWidget *parent = nullptr);
    void showKeys(const Provider &provider, const QList<ProviderKeyState> &keys);

Q_SIGNALS:
    void changed();
    void failed(const llm0::ui::ApiError &error);

private:
    const ProviderKeyState *chosen() const;
    void choose();
    void add();
    void setWeight();
    void sendWeight(const QString &path, int weight, int before, const QString &what);
    void remove();
    QString pathOf(const ProviderKeyState &key) const;

    GatewayLink &m_link;
    Provider m_provider;
    RowsModel<ProviderKeyState> *m_model;
    Table *m_table;
    QLabel *m_none;
    QPushButton *m_add;
    QPushButton *m_weight;
    QPushButton *m_remove;
};

} // namespace llm0::ui
