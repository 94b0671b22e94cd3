#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;
class QVBoxLayout;

namespace llm0::ui {

class SideBar : public QFrame
{
    Q_OBJECT

public:
    explicit SideBar(QWidget *parent = nullptr);
    void addPage(const QString &id, const QString &text);
    void addRule();
    void finish();
    void select(const QString &id);
    const QStringList &ids() const { return m_ids; }

Q_SIGNALS:
    void selected(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void redraw();

    QVBoxLayout *m_column;
    QButtonGroup *m_group;
    QStringList m_ids;
};

} // namespace llm0::ui
