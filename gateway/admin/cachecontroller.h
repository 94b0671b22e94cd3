#pragma once

#include "admin/adminroutes.h"
#include "domain/cached.h"

namespace llm0 {

/// What the caches hold and saved, clearing them, and the review of semantic hits.
class CacheController final : public AdminController
{
public:
    using AdminController::AdminController;
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> show(const AdminCall &call);
    Result<AdminReply> clear(const AdminCall &call);
    Result<AdminReply> pairs(const AdminCall &call);
    Result<AdminReply> mark(const AdminCall &call);
    Result<AdminReply> advice(const AdminCall &call);

    void writeState(JsonWriter &json) const;
    void writeProjects(JsonWriter &json) const;
    Status writeSavings(const AdminCall &call, JsonWriter &json);
    /// Absent without ?project=.
    Result<std::optional<ProjectId>> projectAsked(const AdminCall &call) const;
    std::string projectName(ProjectId id) const;
    void writePair(JsonWriter &json, const CachePair &pair) const;
};

} // namespace llm0
