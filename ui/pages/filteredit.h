#pragma once

#include <QHash>
#include <QLineEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace llm0::ui {

/// One line for a filter: offers fields and values seen so far while one types, and marks what is wrong.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(const QString &accessibleName, QWidget *parent = nullptr);
    /// Remembers a value that was seen, to offer it later.
    void learn(const QString &key, const QString &value);
    /// Empty: nothing is wrong.
    void setFault(const QString &message);
    QStringList choices() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void take(const QString &choice);

    QHash<QString, QStringList> m_known;
    QStringListModel *m_model;
    QCompleter *m_completer;
};

} // namespace llm0::ui
