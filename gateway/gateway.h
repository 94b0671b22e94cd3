#pragma once

#include "base/clock.h"
#include "gatewayconfig.h"
#include "http/responsestream.h"

#include <memory>
#include <string>

namespace llm0 {

struct GatewayOptions {
    std::string dataDir;
    /// JSON file of settings that override the stored ones; empty: none.
    std::string configFile;
    /// Command-line overrides; they win over file, environment and store.
    std::map<std::string, std::string> overrides; ///< setting name → value, e.g. "listen" → "127.0.0.1:0"
};

/// The whole gateway: composition root and owner of everything. Used from one thread (the main one).
class Gateway
{
public:
    /// Opens the data folder (locked: one gateway a folder), settles what a crash left, loads the ledger.
    /// Nothing listens yet.
    static Result<std::unique_ptr<Gateway>> open(const GatewayOptions &options, const Clock &clock);
    ~Gateway();

    /// Starts both planes and writes DIR/gateway.json.
    Status serve();
    std::string dataUrl() const;
    std::string adminUrl() const;
    const std::string &adminToken() const;
    /// Of the certificate that both planes show, SHA-256 in hex; empty: they speak plain HTTP.
    std::string certificateFingerprint() const;
    /// What a person should know of a start that went well; mostly empty.
    std::string warning() const;

    /// Answers an admin request in-process, for the command line beside no running gateway. Blocks until
    /// the answer is whole.
    struct AdminAnswer {
        int status = 0;
        std::string body;
    };
    AdminAnswer admin(HttpRequest request);

    /// Stops accepting, lets requests finish for `timeoutMs`, settles every hold, flushes the journal.
    void drain(int timeoutMs);

private:
    Gateway();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
