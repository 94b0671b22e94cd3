#pragma once

#include <QFrame>
#include <QHash>
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
    /// A count beside the page's name; 0 takes it away.
    void setBadge(const QString &id, int count);
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
    class Entry;
    QHash<QString, Entry *> m_entries;
};

} // namespace llm0::ui
