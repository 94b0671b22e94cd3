#pragma once

#include "widgets/cells.h"

#include <QStringList>
#include <QWidget>

namespace llm0::ui {

/// A small table that is only read: a first column of names, then figures, and a pill at the end if wanted.
class FactTable : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QStringList cells;
        Pill pill;
        bool strong = false;
    };

    explicit FactTable(const QStringList &heads, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<qreal> columnRights() const;

    QStringList m_heads;
    QList<Row> m_rows;
};

} // namespace llm0::ui
