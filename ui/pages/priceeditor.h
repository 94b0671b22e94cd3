#pragma once

#include "client/gatewaylink.h"
#include "client/pricedto.h"
#include "widgets/basics.h"

class QComboBox;

namespace llm0::ui {

class FactTable;

/// One model's price: what it was, what it will be, and a worked example, so that a price per thousand or per
/// token entered by mistake is seen before it counts.
class PriceEditor : public Card
{
    Q_OBJECT

public:
    explicit PriceEditor(GatewayLink &link, QWidget *parent = nullptr);
    void setProviders(const QStringList &slugs);
    void showPrice(const PriceRow &row);
    bool isEdited() const { return m_edited; }

Q_SIGNALS:
    void changed();

private:
    QWidget *makeForm();
    void loadHistory();
    void edit();
    void showExample();
    std::optional<PriceRow> edited() const;
    void apply();
    void takeBackEdit();
    QString path() const;

    GatewayLink &m_link;
    PriceRow m_row;
    bool m_edited = false;
    QLabel *m_name;
    StatePill *m_state;
    QLabel *m_about;
    QComboBox *m_provider;
    QList<std::pair<QString, AmountEdit *>> m_rates;
    QFrame *m_hint;
    QLabel *m_example;
    QLabel *m_warning;
    FactTable *m_history;
    ErrorBanner *m_banner;
    QPushButton *m_shipped;
    QPushButton *m_cancel;
    QPushButton *m_apply;
};

} // namespace llm0::ui
