#pragma once

#include "format/amount.h"

#include <QList>
#include <QWidget>

namespace llm0::ui {

/// Amounts up or down from a middle line, each with its name: more to the right, less to the left.
class CauseBars : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QString name;
        Amount amount;
    };

    explicit CauseBars(const QString &accessibleName, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Row> m_rows;
};

/// "+$1.20", "−$0.40", "$0".
QString signedMoney(Amount amount);

} // namespace llm0::ui
