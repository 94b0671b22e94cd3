#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

/// The conditions on the request log that a call's query names; `limit` and `beforeRow` are left alone.
/// A condition that cannot be met, such as an unknown key, is an error by its name.
Result<RequestFilter> requestFilterOf(const AdminCall &call, const AdminServices &services);

} // namespace llm0
