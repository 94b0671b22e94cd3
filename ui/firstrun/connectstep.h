#pragma once

#include "client/gatewaylink.h"
#include "firstrun/snippets.h"
#include "widgets/basics.h"

class QComboBox;
class QPlainTextEdit;

namespace llm0::ui {

/// Key and set-ups to copy; turns green at the first real call.
class ConnectStep : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectStep(GatewayLink &link, QWidget *parent = nullptr);

    /// `ours`: whether a request is the wizard's own and so nobody's first.
    void setUp(const QString &key, const QString &keyName, const QString &model,
               std::function<bool(const QString &requestId)> ours);
    bool seen() const { return m_seen; }

Q_SIGNALS:
    void firstCallSeen();

private:
    void showSnippet();
    void look(const QList<Request> &requests);

    GatewayLink &m_link;
    CopyField *m_key;
    QComboBox *m_kind;
    QPlainTextEdit *m_code;
    QPushButton *m_copy;
    StatePill *m_state;
    QLabel *m_story;
    QList<Snippet> m_snippets;
    QString m_keyName;
    std::function<bool(const QString &)> m_ours;
    bool m_seen = false;
};

} // namespace llm0::ui
