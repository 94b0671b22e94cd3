#pragma once

#include "base/result.h"
#include "domain/requestrecord.h"
#include "limits/directory.h"

#include <map>
#include <string>

namespace llm0 {

/// The process's environment, read once.
std::map<std::string, std::string> environmentValues();
/// ADMIN_TOKEN, else DIR/admin-token, which is made (0600) on first start.
Result<std::string> adminTokenOf(const std::string &dataDir,
                                 const std::map<std::string, std::string> &environment);
/// DIR/gateway.json: tells the command line and others where the running gateway listens.
/// `certificate`: the fingerprint of what it shows, empty without TLS.
Status writeGatewayFile(const std::string &dataDir, const std::string &dataUrl, const std::string &adminUrl,
                        const std::string &certificate);
void removeGatewayFile(const std::string &dataDir);

} // namespace llm0
