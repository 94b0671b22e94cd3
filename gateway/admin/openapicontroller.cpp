#include "admin/openapicontroller.h"

#include <QFile>

namespace llm0 {

void OpenapiController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/openapi.json", answering(this, &OpenapiController::show));
}

Result<AdminReply> OpenapiController::show(const AdminCall &)
{
    QFile file(QStringLiteral(":/llm0/openapi.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Internal, "The description is missing from this build", {}};
    return AdminReply{200, file.readAll().toStdString()};
}

} // namespace llm0
