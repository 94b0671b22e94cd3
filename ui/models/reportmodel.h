#pragma once

#include "client/usagelines.h"
#include "models/reportspec.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

/// Rows of a report; its columns follow from what it is grouped by.
class ReportModel : public RowsModel<UsageLine>
{
    Q_OBJECT

public:
    /// `total`: one row of sums, named "Total" in its first column.
    ReportModel(const ReportSpec &spec, bool total, QObject *parent = nullptr);
};

} // namespace llm0::ui
