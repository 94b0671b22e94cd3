#pragma once

#include "cli/admincaller.h"
#include "cli/arguments.h"
#include "cli/commands.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace llm0 {

/// Parses, opens the caller and runs `work` with both; prints what goes wrong. The exit code.
int withCaller(const Result<Arguments> &arguments,
               const std::function<Status(AdminCaller &, const Arguments &)> &work);

/// The project of that name or ID, as the API shows it. The error lists what there is.
Result<nlohmann::json> findProject(AdminCaller &caller, const std::string &named);
/// Asks and reads the answer. Only for what is no money: numbers pass through double.
Result<nlohmann::json> askJson(AdminCaller &caller, const std::string &method, const std::string &path,
                               const std::string &body = {});

} // namespace llm0
