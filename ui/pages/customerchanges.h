#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// Sends changes of one customer or of several, one after the other, and remembers the way back. What the
/// gateway says is read back, never assumed.
class CustomerChanges : public QObject
{
    Q_OBJECT

public:
    explicit CustomerChanges(GatewayLink &link, QObject *parent = nullptr);

    struct Patch {
        Customer customer; ///< as it was
        JsonBody body;
    };
    void setProject(const QString &id) { m_project = id; }
    void send(const Patch &patch, const QString &what);
    void sendAll(const QList<Patch> &patches, const QString &what);
    /// Stops a change to several where it is; false: none is under way.
    bool stop();
    /// Adds to the cap of the running window, once; without an amount as much as was spent in it.
    void allow(const Customer &customer, bool month, const MaybeAmount &amount);

Q_SIGNALS:
    /// `applied`: by send(); else by its undoing or by allow().
    void changed(const llm0::ui::Customer &customer, bool applied);
    void failed(const QString &why);
    void progressed(qsizetype done, qsizetype ofAll);
    /// A change to several is over, stopped or taken back: read back what is on screen.
    void manyChanged();

private:
    void sendNext();
    void finish();
    void takeBack(const QList<Customer> &customers);
    QString pathOf(const Customer &customer) const;

    GatewayLink &m_link;
    QString m_project;
    QList<Patch> m_waiting;
    QList<Customer> m_done;
    QString m_what;
    qsizetype m_ofAll = 0;
};

} // namespace llm0::ui
