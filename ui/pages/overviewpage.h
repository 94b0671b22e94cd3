#pragma once

#include "pages/page.h"

class QTreeView;

namespace llm0::ui {

class ExposureCard;
class ExposureModel;
class LatestRequests;
class SegmentedControl;
class SpendChart;

/// What can still be spent, what was spent, who is near a cap, what just happened.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTree();
    QWidget *makeProviderStrip();
    void loadExposure();
    void loadSpend();
    void loadProviders();
    void showExposure();
    void showSpend(const QJsonObject &usage);
    void showProviders(const QList<Provider> &providers);
    void editCap(const QString &subject, const QString &path, const CapSet &caps);
    void editAccountCaps();
    void editScope(const QModelIndex &index);
    bool month() const;

    SegmentedControl *m_window;
    ExposureCard *m_card;
    SpendChart *m_chart;
    LatestRequests *m_latest;
    ExposureModel *m_model;
    QTreeView *m_tree;
    EmptyState *m_empty;
    class QHBoxLayout *m_providers;
    Exposure m_exposure;
};

} // namespace llm0::ui
