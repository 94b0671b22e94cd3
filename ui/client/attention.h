#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// Something that waits for a look: a new customer, a model without a price, a key without a cap.
struct ReviewItem {
    QString kind; ///< "customer", "model" or "key"
    QString id, name, project;
    static ReviewItem from(const QJsonObject &o);
};

/// A cap that refuses calls now.
struct BlockedScope {
    QString kind; ///< "account", "project", "key" or "customer"
    QString id, name, projectId;
    QString window; ///< "day" or "month"
    Amount cap;
    /// What "raise once" adds: a quarter of the cap, at least a cent.
    Amount quarter() const;
};
QList<BlockedScope> blockedScopes(const Exposure &exposure);

/// Knows what needs a person: reads it once a minute and after every change, whichever page is open.
class Attention : public QObject
{
    Q_OBJECT

public:
    explicit Attention(GatewayLink &link, QObject *parent = nullptr);

    void refresh();
    const QList<ReviewItem> &reviews() const { return m_reviews; }
    int countOf(const QString &kind) const;
    const QList<BlockedScope> &blocked() const { return m_blocked; }
    /// Lets the scope spend a quarter of its cap more in the window that runs.
    void raiseOnce(const BlockedScope &scope);

Q_SIGNALS:
    void changed();

private:
    GatewayLink &m_link;
    QList<ReviewItem> m_reviews;
    QList<BlockedScope> m_blocked;
    QTimer m_timer;
};

} // namespace llm0::ui
