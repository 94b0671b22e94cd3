#pragma once

#include "charts/spendseries.h"

#include <QTableView>

class QStandardItemModel;

namespace llm0::ui {

/// A spend series in rows: when, what was added, and the sum up to then.
class SpendTable : public QTableView
{
    Q_OBJECT

public:
    explicit SpendTable(const QString &accessibleName, QWidget *parent = nullptr);
    void setSeries(const SpendSeries &series);

private:
    QStandardItemModel *m_model;
};

} // namespace llm0::ui
