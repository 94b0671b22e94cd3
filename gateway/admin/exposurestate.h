#pragma once

#include "admin/adminroutes.h"
#include "budget/exposure.h"

namespace llm0 {

/// What can still be spent, as things stand. Lists the `topCustomers` of each project that spent most this
/// month, and those that its keys are pinned to.
Exposure currentExposure(const AdminServices &services, std::size_t topCustomers);

/// The caps above all projects.
Caps accountCaps(const AdminServices &services);

} // namespace llm0
