#pragma once

#include "client/failover.h"
#include "widgets/basics.h"

class QGridLayout;

namespace llm0::ui {

/// In which order other providers stand in, and with which of their models. A draft until it is applied.
class FailoverOrder : public QWidget
{
    Q_OBJECT

public:
    explicit FailoverOrder(QWidget *parent = nullptr);
    void showPlan(const FailoverPlan &plan, const QList<Provider> &providers);
    /// The plan that was shown with what was changed here.
    FailoverPlan edited() const;

Q_SIGNALS:
    void changed();

private:
    void build();
    void addRow(int row, const QString &slug);
    void addOllama(int row);
    QLineEdit *standIn(const QString &name, const QString &about, const QString &model, bool fixed);
    void move(qsizetype from, qsizetype to);
    void takeTexts();
    QString nameOf(const QString &slug) const;

    FailoverPlan m_plan;
    QList<Provider> m_providers;
    SegmentedControl *m_mode;
    QLabel *m_modeText;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
    QHash<QString, QLineEdit *> m_edits; ///< by "slug.flagship", "ollama.0"
};

} // namespace llm0::ui
