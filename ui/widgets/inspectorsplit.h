#pragma once

#include <QSplitter>

namespace llm0::ui {

/// A page and its inspector, beside or below it. All pages share one remembered width and one height; the
/// divider is moved by mouse or, once it has the focus, by arrow keys.
class InspectorSplit : public QSplitter
{
    Q_OBJECT

public:
    InspectorSplit(QWidget *main, QWidget *inspector, Qt::Orientation side, QWidget *parent = nullptr);
    QWidget *inspector() const { return widget(1); }
    /// Of the inspector, along the split.
    int extent() const { return sizes().value(1); }
    void setExtent(int pixels);

protected:
    QSplitterHandle *createHandle() override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString settingName() const;
    void remember();
    void recall();
};

} // namespace llm0::ui
