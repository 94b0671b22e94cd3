#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QVBoxLayout;

namespace llm0::ui {

/// What was found on this computer, and the caps that will hold it.
class ProtectStep : public QWidget
{
    Q_OBJECT

public:
    explicit ProtectStep(GatewayLink &link, QWidget *parent = nullptr);

    void refresh();
    /// Sets the caps; `protectedNow` follows.
    void protect();
    const QList<Provider> &providers() const { return m_providers; }
    const Project &project() const { return m_project; }

Q_SIGNALS:
    void protectedNow();
    void failed(const llm0::ui::ApiError &error);
    void readyChanged(bool ready);

private:
    void showProviders();
    void addFinding(const Pill &pill, const QString &text);
    void showCaps();
    void protectCustomers();
    void setKey(const Provider &provider);
    bool valid() const;

    GatewayLink &m_link;
    QList<Provider> m_providers;
    Project m_project;
    QVBoxLayout *m_found;
    AmountEdit *m_day;
    AmountEdit *m_month;
    AmountEdit *m_customer;
    QLabel *m_projectName;
};

} // namespace llm0::ui
