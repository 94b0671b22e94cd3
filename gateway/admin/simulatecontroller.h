#pragma once

#include "admin/adminroutes.h"
#include "budget/capreplay.h"

#include <list>

namespace llm0 {

/// What a cap would have stopped, replayed from the log. A customer's calls are read from an index in pages
/// between other work and kept for a short while, so that dragging a cap does not read them again. Ends
/// early when the asker has gone.
class SimulateController final : public AdminController
{
public:
    using AdminController::AdminController;
    ~SimulateController() override;
    void addRoutes(AdminRoutes &routes) override;

private:
    class Job;
    struct History {
        CustomerId customer = 0;
        UnixMs from = 0;
        UnixMs readAt = 0;
        std::vector<RecordedCall> calls;
    };
    void simulate(const AdminCall &call);
    const History *kept(CustomerId customer, UnixMs from, UnixMs now);
    void keep(History history);

    std::list<History> m_kept; ///< newest first
    const std::shared_ptr<int> m_aliveOwner = std::make_shared<int>();
    const std::weak_ptr<int> m_alive = m_aliveOwner; ///< answers in the making outlive us no step
};

} // namespace llm0
