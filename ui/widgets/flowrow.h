#pragma once

#include <QLayout>
#include <QList>

namespace llm0::ui {

/// Widgets in a row that goes on in the next line where there is no room.
class FlowRow : public QLayout
{
public:
    explicit FlowRow(int gap = 8, QWidget *parent = nullptr);
    ~FlowRow() override;

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &whole, bool move) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace llm0::ui
