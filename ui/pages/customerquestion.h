#pragma once

#include "client/gatewaylink.h"

namespace llm0::ui {

/// What the customers page asks the gateway, which sorts, filters and pages. Answers to older questions are
/// dropped.
class CustomerQuestion : public QObject
{
    Q_OBJECT

public:
    explicit CustomerQuestion(GatewayLink &link, QObject *parent = nullptr);

    QString project, search;
    int days = 30;
    int sortColumn = 0;
    Qt::SortOrder order = Qt::DescendingOrder;

    /// Clicking the head of a sorted column turns it round; another begins with what one looks for. False:
    /// the gateway cannot sort by it.
    bool sortBy(int column);
    /// From the first row on.
    void start();
    void loadPage(int offset);
    /// One row, figures only.
    void readBack(const QString &customer);

Q_SIGNALS:
    void pageCame(const llm0::ui::Answer &answer, int offset, bool fresh);
    void customerCame(const llm0::ui::Answer &answer);

private:
    void load(int offset, bool fresh);

    GatewayLink &m_link;
    int m_generation = 0;
};

} // namespace llm0::ui
