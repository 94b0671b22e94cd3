#pragma once

#include "client/gatewaylink.h"
#include "client/pricedto.h"
#include "widgets/basics.h"

namespace llm0::ui {

class PriceEditor;
class PricesModel;
class Table;

/// Every known price with its source and day, models without one first.
class PricesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PricesPanel(GatewayLink &link, QWidget *parent = nullptr);
    void load();
    /// Edits the chosen price; whoever shows the panel places it.
    PriceEditor *editor() const { return m_editor; }
    bool hasChoice() const;
    void focusFilter();
    /// "provider/model": chosen once it is here, or offered as an unpriced one.
    void showModel(const QString &provider, const QString &model);

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void counted(int prices);
    void chosen(bool any);

private:
    void loadUnpriced();
    void showRows();
    void choose();

    GatewayLink &m_link;
    QLineEdit *m_filter;
    QLabel *m_date;
    PricesModel *m_model;
    Table *m_table;
    PriceEditor *m_editor;
    QList<PriceRow> m_prices, m_unpriced;
    QString m_wantedProvider, m_wantedModel;
};

} // namespace llm0::ui
