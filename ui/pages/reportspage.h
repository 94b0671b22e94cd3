#pragma once

#include "client/usagelines.h"
#include "models/reportspec.h"
#include "pages/page.h"

class QComboBox;
class QDateEdit;
class QTableView;

namespace llm0::ui {

class ReportModel;
class RequestsModel;
class Table;

/// Presets of reports: range, zone, grouping, a preview with its total, and the file.
class ReportsPage : public Page
{
    Q_OBJECT

public:
    explicit ReportsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void exportShown() override;
    void focusFilter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void buildControls();
    void buildPreview();
    void fillZones();
    void fillGroupings();
    void rangeChosen();
    void load();
    void loadRequests();
    void showUsage(const Answer &answer);
    void showTotal(const UsageLine &total);
    void useModels();
    void alignTotal();
    ReportSpec spec() const;
    QTimeZone zone() const;
    ReportPreset preset() const;

    SegmentedControl *m_preset;
    QComboBox *m_range;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QComboBox *m_zone;
    QComboBox *m_grouping;
    QLabel *m_note;
    QLabel *m_totalText;
    Table *m_table;
    Table *m_total;
    EmptyState *m_empty;
    ReportModel *m_rows = nullptr;
    ReportModel *m_sums = nullptr;
    RequestsModel *m_requests;
    QString m_zoneChosen;     ///< by the person; empty: the budget's
    std::int64_t m_lines = 0; ///< of the file
    int m_generation = 0;
};

} // namespace llm0::ui
