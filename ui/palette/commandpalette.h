#pragma once

#include "palette/command.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;

namespace llm0::ui {

class GatewayLink;

/// Ctrl+K: type a few letters, go to a page, customer or key, or run an action. Lies over the window, is
/// driven by the keyboard alone, and goes when it loses the focus.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(GatewayLink &link, QWidget *window);

    /// `commands` are those that need no asking; customers and keys are looked up while typing.
    void open(const QList<Command> &commands);

Q_SIGNALS:
    void itemWanted(const QString &page, const QString &item);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void place();
    void lookUp();
    void lookUpKeys(const QString &project, const QString &projectId);
    void lookUpCustomers(const QString &project, const QString &projectId);
    void addFound(const Command &command);
    void fill();
    void runCurrent();
    void step(int by);

    GatewayLink &m_link;
    QLineEdit *m_edit;
    QListWidget *m_list;
    QLabel *m_nothing;
    QTimer m_soon;
    QList<Command> m_commands; ///< given
    QList<Command> m_found;    ///< looked up for m_wanted
    QList<Command> m_shown;
    QString m_wanted;
};

} // namespace llm0::ui
