#pragma once

#include "client/gatewaylink.h"
#include "client/usagelines.h"
#include "models/keysmodel.h"
#include "widgets/basics.h"

namespace llm0::ui {

class FactTable;

/// One gateway key: what it may do, what it spent and on which models; its caps, rotation and end.
class KeyInspector : public Card
{
    Q_OBJECT

public:
    explicit KeyInspector(GatewayLink &link, QWidget *parent = nullptr);
    void showKey(const KeyRow &row, const std::optional<Project> &project);
    void editCaps();

Q_SIGNALS:
    void changed();
    void failed(const llm0::ui::ApiError &error);
    /// A filter of the log: "key:web-1".
    void requestsWanted(const QString &filter);

private:
    void buildButtons();
    void showCaps();
    void loadUsage();
    void showUsage(const QList<UsageLine> &lines);
    void editProjectCaps();
    void rotate();
    void revoke();
    QString factsText() const;
    QString path() const;

    GatewayLink &m_link;
    KeyRow m_row;
    std::optional<Project> m_project;
    int m_generation = 0;
    QLabel *m_name;
    StatePill *m_state;
    QLabel *m_shown;
    QLabel *m_facts;
    FactTable *m_capTable;
    CapBar *m_bar;
    FactTable *m_usage;
    QLabel *m_usageHead;
    QPushButton *m_caps;
    QPushButton *m_projectCaps;
    QPushButton *m_rotate;
    QPushButton *m_revoke;
};

} // namespace llm0::ui
