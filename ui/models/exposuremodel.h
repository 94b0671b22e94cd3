#pragma once

#include "client/dto.h"
#include "widgets/cells.h"

#include <QAbstractItemModel>
#include <QTimeZone>

namespace llm0::ui {

/// Projects with their keys and customers under them: what is spent, held and left.
class ExposureModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Spent, Reserved, CapShare, Left, Binding, BlocksAt, State, ColumnCount };

    explicit ExposureModel(QObject *parent = nullptr);
    void setExposure(const Exposure &exposure, const QTimeZone &zone);
    void setMonth(bool month);
    const Scope *scopeAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Window &windowOf(const Scope &scope) const { return m_month ? scope.month : scope.day; }
    QString textOf(const Scope &scope, int column) const;
    static QString bindingText(const QString &binding);
    MaybeAmount leftOf(const Scope &scope) const;
    QVariant exactOf(const Scope &scope, int column) const;
    QString blocksText(const Scope &scope) const;
    bool isSpent(const Scope &scope) const;
    Pill pillOf(const Scope &scope) const;

    QList<Scope> m_projects;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_month = false;
};

} // namespace llm0::ui
