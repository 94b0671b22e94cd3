#pragma once

#include "admin/adminroutes.h"
#include "base/mailbox.h"

#include <thread>

namespace llm0 {

/// The copies that are made by themselves each day: which there are, and whether one is whole.
class DailyBackupsController final : public AdminController
{
public:
    explicit DailyBackupsController(AdminServices &services) : AdminController(services) {}
    ~DailyBackupsController() override;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    void verify(const AdminCall &call);

    Mailbox m_mailbox; ///< of the admin thread
    std::thread m_thread;
    bool m_reading = false;
};

} // namespace llm0
