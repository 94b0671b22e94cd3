#pragma once

#include "client/gatewaylink.h"
#include "client/trialcall.h"

namespace llm0::ui {

/// Proves with real calls that the gateway lets one through and refuses another: a call that may pass, to a
/// model found here, and one with a key whose cap is zero, which never reaches a provider.
class BlockProof : public QObject
{
    Q_OBJECT

public:
    explicit BlockProof(GatewayLink &link, QObject *parent = nullptr);

    /// What the proof will do with these providers.
    struct Plan {
        QString allowedModel; ///< empty: nothing here could answer
        bool allowedIsFree = false;
        QString allowedProvider; ///< its name, for people
        QString refusedModel;
        bool needsPlaceholder = false; ///< no paid provider has a key: one is held there for a moment
    };
    static Plan planFor(const QList<Provider> &providers);

    /// `appKey`: the key that is let through.
    void start(const Plan &plan, const QString &projectId, const QString &appKey);
    bool running() const { return m_waiting > 0; }
    /// The proof's own calls, which are nobody's first call.
    const QStringList &requestIds() const { return m_requestIds; }

Q_SIGNALS:
    void allowedDone(const llm0::ui::TrialResult &result);
    void refusedDone(const llm0::ui::TrialResult &result);
    void failed(const llm0::ui::ApiError &error);
    void finished();

private:
    void makeProofKey();
    void callRefused(const QString &key);
    void cleanUp();
    void setPlaceholder(std::function<void()> next);
    void fail(const ApiError &error);
    void end();

    GatewayLink &m_link;
    TrialCall m_call;
    Plan m_plan;
    QString m_projectId;
    QString m_proofKeyId;
    QStringList m_requestIds;
    int m_waiting = 0;
};

} // namespace llm0::ui
