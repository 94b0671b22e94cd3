#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QComboBox;

namespace llm0::ui {

class CapsForm;

/// One customer: what is spent, which caps bind, and their edit. Nothing applies before Apply.
class CustomerInspector : public Card
{
    Q_OBJECT

public:
    explicit CustomerInspector(GatewayLink &link, QWidget *parent = nullptr);

    void showCustomer(const QString &projectId, const Customer &customer);
    void showNobody();
    void setTiers(const QStringList &tiers);
    const Customer &customer() const { return m_customer; }
    bool isEdited() const { return m_edited; }

Q_SIGNALS:
    /// The gateway's answer to a change, read back.
    void changed(const llm0::ui::Customer &customer);
    void removed();

private:
    QWidget *makeFigures();
    QWidget *makeForm();
    QWidget *makeButtons();
    void fill();
    void markEdited();
    void apply();
    void sendPatch(const JsonBody &body);
    void removeOverride();
    QString sourceText() const;
    QString path() const;

    GatewayLink &m_link;
    Customer m_customer;
    QString m_projectId;
    bool m_edited = false;

    QWidget *m_content;
    EmptyState *m_nobody;
    QLabel *m_name;
    StatePill *m_state;
    FigureLabel *m_today;
    FigureLabel *m_month;
    FigureLabel *m_requests;
    FigureLabel *m_left;
    CapBar *m_bar;
    QLabel *m_source;
    CapsForm *m_caps;
    SegmentedControl *m_behavior;
    QLineEdit *m_downgrade;
    QComboBox *m_tier;
    ErrorBanner *m_banner;
    QPushButton *m_apply;
    QPushButton *m_cancel;
    QPushButton *m_block;
    QPushButton *m_remove;
};

} // namespace llm0::ui
