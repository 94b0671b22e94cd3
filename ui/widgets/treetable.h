#pragma once

#include <QList>
#include <QTreeView>

namespace llm0::ui {

/// A tree that looks like our tables.
class TreeTable : public QTreeView
{
    Q_OBJECT

public:
    explicit TreeTable(const QString &accessibleName, QWidget *parent = nullptr);
    /// Pixels for each column; the one of width 0 takes what is left.
    void setWidths(const QList<int> &widths);

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void spread();

    QList<int> m_widths;
};

} // namespace llm0::ui
