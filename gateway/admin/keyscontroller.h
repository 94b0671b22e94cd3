#pragma once

#include "admin/adminroutes.h"

#include <QTimer>

namespace llm0 {

/// The API keys of a project.
class KeysController final : public AdminController
{
public:
    explicit KeysController(AdminServices &services);
    void addRoutes(AdminRoutes &routes) override;

private:
    Result<AdminReply> list(const AdminCall &call);
    Result<AdminReply> create(const AdminCall &call);
    Result<AdminReply> change(const AdminCall &call);
    Result<AdminReply> rotate(const AdminCall &call);
    Result<ApiKey> keyOf(const AdminCall &call, const Project &project) const;
    void watchOldKeys();
    void forgetOldKeys();
    void write(JsonWriter &json, const ApiKey &key, const Project &project) const;

    QTimer m_oldKeys;
};

} // namespace llm0
