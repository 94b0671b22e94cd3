#pragma once

#include "client/failover.h"
#include "client/gatewaylink.h"
#include "models/rowsmodel.h"
#include "widgets/basics.h"

namespace llm0::ui {

class FailoverOrder;
class RouteTrial;
class Table;

/// Where calls go when the first place fails: mode, order and stand-ins as a draft that is applied, and the
/// chains that single models have of their own.
class FailoverPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FailoverPanel(GatewayLink &link, QWidget *parent = nullptr);
    void load();
    /// Tries a name; whoever shows the panel places it.
    RouteTrial *trial() const { return m_trial; }

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void failed(const llm0::ui::ApiError &error);

private:
    using Chain = std::pair<QString, QStringList>;

    QWidget *makeOrder();
    QWidget *makeChains();
    void showPlan();
    void enable();
    void apply();
    void cancel();
    void editChain(const Chain &chain);
    void removeChain();
    /// Sends what makes the saved plan `next`, and remembers the way back.
    void send(const FailoverPlan &next, const QString &what);

    GatewayLink &m_link;
    FailoverPlan m_saved;
    QList<Provider> m_providers;
    bool m_edited = false;
    FailoverOrder *m_order;
    QPushButton *m_cancel;
    QPushButton *m_apply;
    RowsModel<Chain> *m_chains = nullptr;
    Table *m_table;
    QLabel *m_noChain;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    RouteTrial *m_trial;
};

} // namespace llm0::ui
