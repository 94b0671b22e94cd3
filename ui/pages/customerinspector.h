#pragma once

#include "pages/customerchanges.h"
#include "widgets/basics.h"

class QStackedWidget;

namespace llm0::ui {

class CapPanel;
class CustomerLimits;
class CustomerUsage;

/// One customer, or several at once: the draggable cap, what was spent on, the other limits. Nothing applies
/// before Apply; the last change can be taken back.
class CustomerInspector : public Card
{
    Q_OBJECT

public:
    explicit CustomerInspector(GatewayLink &link, QWidget *parent = nullptr);

    void showCustomers(const QString &projectId, const QList<Customer> &customers);
    void showNobody();
    void setTiers(const QStringList &tiers);
    void setDays(int days);
    const QList<Customer> &customers() const { return m_customers; }
    bool isEdited() const;
    void toggleTable();

Q_SIGNALS:
    /// The gateway's answer to a change, read back.
    void changed(const llm0::ui::Customer &customer);
    /// Several were changed or an override went: read back what is on screen.
    void reloadWanted();

private:
    void connectChanges();
    QWidget *makeHead();
    QWidget *makeFoot();
    void showHead();
    void markEdited();
    void cancel();
    void apply();
    JsonBody patchOf(const Customer &customer) const;
    void sendToAll(const QString &what, const std::function<JsonBody(const Customer &)> &bodyOf);
    void toggleBlock();
    void raiseOnce();
    void countFromNow();
    void removeOverride();

    CustomerChanges m_changes;
    QString m_project;
    QList<Customer> m_customers;

    QWidget *m_content;
    EmptyState *m_nobody;
    QLabel *m_name;
    StatePill *m_tier;
    SegmentedControl *m_tabs;
    QStackedWidget *m_stack;
    CapPanel *m_caps;
    CustomerUsage *m_usage;
    CustomerLimits *m_limits;
    ErrorBanner *m_banner;
    QPushButton *m_more;
    QPushButton *m_block;
    QPushButton *m_cancel;
    QPushButton *m_apply;
};

} // namespace llm0::ui
