#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

namespace llm0::ui {

class CauseBars;
class FactTable;

/// Why a stretch of time cost more or less than usual: the causes, and who moved. Today so far unless a
/// stretch was chosen.
class ExplainPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ExplainPanel(GatewayLink &link, QWidget *parent = nullptr);
    void setProject(const QString &projectId) { m_project = projectId; }
    /// An invalid `from`: the running day or month.
    void explain(const QDateTime &from, const QDateTime &to, bool month);
    QString sentence() const;

Q_SIGNALS:
    void backWanted();
    void loaded(const llm0::ui::Answer &answer);

private:
    void showExplanation(const Explanation &explanation);
    QString stretchText(const Explanation &explanation) const;

    GatewayLink &m_link;
    QString m_project;
    bool m_chosen = false;
    bool m_month = false;
    int m_generation = 0;
    QLabel *m_sentence;
    QLabel *m_against;
    QPushButton *m_back;
    CauseBars *m_causes;
    FactTable *m_customers;
    FactTable *m_keys;
    FactTable *m_models;
};

} // namespace llm0::ui
