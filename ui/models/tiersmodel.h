#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

/// Limits in rows, the project's default and its tiers in columns. A tier stands for itself: what it does not
/// set is not limited, whatever the default says. Values that are as in the default are told by their tone.
class TiersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void setTiers(const std::optional<Limits> &defaults, const QList<Tier> &tiers);
    /// nullptr for the column of names and the default's.
    const Tier *tierAt(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<Limits> m_defaults;
    QList<Tier> m_tiers;
};

/// Tiers with what their customers cost, beside what they pay.
class MarginsModel : public RowsModel<Margin>
{
    Q_OBJECT

public:
    explicit MarginsModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
