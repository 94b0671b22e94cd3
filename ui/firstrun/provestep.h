#pragma once

#include "client/blockproof.h"
#include "widgets/basics.h"

namespace llm0::ui {

/// One call that is let through and one that is refused, live.
class ProveStep : public QWidget
{
    Q_OBJECT

public:
    explicit ProveStep(GatewayLink &link, QWidget *parent = nullptr);

    void setPlan(const BlockProof::Plan &plan, const QString &projectId);
    /// Makes the app's key, then the calls.
    void prove();
    const QString &appKey() const { return m_appKey; }
    const QString &appKeyName() const { return m_appKeyName; }
    bool isProofs(const QString &requestId) const { return m_proof.requestIds().contains(requestId); }
    const BlockProof::Plan &plan() const { return m_plan; }

Q_SIGNALS:
    void proved(); ///< the refusal was seen
    void failed(const llm0::ui::ApiError &error);
    void runningChanged(bool running);

private:
    struct Line {
        StatePill *pill;
        QLabel *title;
        QLabel *text;
    };
    Line addLine(Card &card, const QString &objectName);
    void makeAppKey();
    void showAllowed(const TrialResult &result);
    void showRefused(const TrialResult &result);

    GatewayLink &m_link;
    BlockProof m_proof;
    BlockProof::Plan m_plan;
    QString m_projectId, m_appKey, m_appKeyName;
    Line m_allowed;
    Line m_refused;
};

} // namespace llm0::ui
