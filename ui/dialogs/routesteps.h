#pragma once

#include "client/failover.h"
#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class FactTable;

/// Where a call for a model would go, as the gateway itself plans it: saved settings, or a chain that is
/// still being written.
class RouteSteps : public QWidget
{
    Q_OBJECT

public:
    explicit RouteSteps(GatewayLink &link, QWidget *parent = nullptr);
    /// Asks soon; an empty `chain`: the saved settings.
    void preview(const QString &model, const QStringList &chain = {});
    QString text() const { return m_about->text(); }

private:
    void ask();
    void showPreview(const RoutePreview &preview);

    GatewayLink &m_link;
    QString m_model;
    QStringList m_chain;
    QTimer m_typing;
    int m_generation = 0;
    FactTable *m_table;
    QLabel *m_about;
};

} // namespace llm0::ui
