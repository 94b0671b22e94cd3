#pragma once

#include <QObject>

#include <functional>

namespace llm0::ui {

/// The last change of a cap, and the way back. The window offers it for ten seconds; Ctrl+Z works after that
/// too, until the next change. Pages call remember() once the gateway has confirmed the change.
class LastChange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `what` says what was changed ("Cap of acme set to $5.00 a day"); `takeBack` sends the old value.
    void remember(const QString &what, std::function<void()> takeBack);
    void undo();
    void forget();
    bool canUndo() const { return static_cast<bool>(m_takeBack); }
    const QString &what() const { return m_what; }

Q_SIGNALS:
    void changed();

private:
    QString m_what;
    std::function<void()> m_takeBack;
};

} // namespace llm0::ui
