#pragma once

#include "storage/datafolderlock.h"
#include "storage/sql/sqlreports.h"
#include "support/seedhistory.h"
#include "ui/livegateway.h"

namespace llm0::ui {

/// The real gateway over a realistic past, and the sums of that past read from the database itself.
class SeededGateway : public LiveGateway
{
public:
    bool seed(const SeedPlan &wanted = {})
    {
        const SystemClock clock;
        const std::string path = folder().toStdString();
        const auto lock = DataFolderLock::take(path);
        if (!lock)
            return false;
        const auto storage = Storage::open({path, false, false, 0}, clock);
        if (!storage)
            return false;
        SeedPlan plan = wanted;
        plan.now = plan.now ? plan.now : clock.nowMs();
        auto made = seedHistory(**storage, plan);
        if (!made)
            return false;
        seeded = *std::move(made);
        return true;
    }

    /// What the log itself says; the gateway may be running.
    std::vector<StoredRequest> rows(RequestFilter filter) const
    {
        const auto reports = SqlReports::open(folder().toStdString() + "/llm0.db");
        std::vector<StoredRequest> all;
        filter.limit = 1000;
        while (reports) {
            const auto page = (*reports)->requests(filter);
            if (!page || page->empty())
                break;
            all.insert(all.end(), page->begin(), page->end());
            filter.beforeRow = page->back().row;
        }
        return all;
    }

    Seeded seeded;
};

} // namespace llm0::ui
