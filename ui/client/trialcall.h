#pragma once

#include "client/adminclient.h"

namespace llm0::ui {

/// How one call through the gateway ended, as an app sees it.
struct TrialResult {
    int status = 0; ///< 0: the gateway did not answer
    bool allowed() const { return status >= 200 && status < 300; }
    QString code;    ///< of a refusal: "spend_cap_exceeded"…
    QString message; ///< of a refusal, in the gateway's words
    QString requestId;
    QString model;
    Amount cost;
    qint64 ms = 0;
};

/// Makes one small chat call through the gateway's own front door, with a gateway key, as any app would.
class TrialCall : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const TrialResult &)>;
    using QObject::QObject;

    /// See TrustingNetwork.
    void trust(const QByteArray &certificate) { m_network.trust(certificate); }

    /// `gateway`: "http://localhost:8080". A local model may have to be loaded first: waits for two minutes.
    void start(const QUrl &gateway, const QString &key, const QString &model, QObject *context, Done done);

private:
    TrustingNetwork m_network;
};

} // namespace llm0::ui
