#pragma once

#include "pages/page.h"

class QComboBox;
class QStackedWidget;

namespace llm0::ui {

class ExplainPanel;
class ExposureCard;
class ExposureModel;
class ProviderStrip;
class ReviewCard;
class SegmentedControl;
class SpendCard;
class TreeTable;

/// What can still be spent, what was spent and where it leads, who is near a cap, what waits for a look.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void toggleChartAndTable() override;
    QList<Command> commands() override;
    QList<QWidget *> panes() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void buildTop();
    QWidget *makeLower();
    void loadExposure();
    void loadProviders();
    void showExposure();
    void fillProjects();
    void showLower(const QString &choice);
    void explainWhole();
    void editCap(const QString &subject, const QString &path, const CapSet &caps);
    void editAccountCaps();
    void editProjectCaps(const QString &id, const QString &name);
    void editScope(const QModelIndex &index);
    void priceWanted(const WaitingItem &item);
    const Scope &shownScope() const;
    QString projectId() const;
    bool month() const;

    SegmentedControl *m_window;
    QComboBox *m_project;
    ExposureCard *m_card;
    SpendCard *m_spend;
    ReviewCard *m_review;
    SegmentedControl *m_lower;
    QStackedWidget *m_stack;
    ExplainPanel *m_explain;
    ExposureModel *m_model;
    TreeTable *m_tree;
    EmptyState *m_empty;
    ProviderStrip *m_providers;
    Exposure m_exposure;
};

} // namespace llm0::ui
