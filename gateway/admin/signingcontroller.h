#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// Signed customer tokens of a project: whether they are required, and the secrets they are signed with,
/// which are made here, shown once, two at most.
class SigningController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> createSecret(const AdminCall &call);
    Result<AdminReply> removeSecret(const AdminCall &call);
    /// A token to try the project with, as the app's server would make it.
    Result<AdminReply> createToken(const AdminCall &call);

    SigningState stateOf(const Project &project) const { return m_services.signing.of(project.id)->state; }
    /// Binds the next request; forgets the secrets that `state` no longer lists.
    Status store(const Project &project, const SigningState &state, AuditEvent audit);
};

} // namespace llm0
