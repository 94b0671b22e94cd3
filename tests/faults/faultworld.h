#pragma once

#include "storage/sql/sqldatabase.h"
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <sys/resource.h>

namespace llm0 {

/// A gateway that is used while its surroundings fail: one who pays, one who asks a local model, one whose
/// question is in the cache; and what must be true when it is over.
class FaultWorld
{
public:
    /// On a data folder of its own; another one, for instance on a small disk, where named.
    explicit FaultWorld(std::string dataDir = {});
    /// Keeps the provider's key in the secret store instead of the environment.
    explicit FaultWorld(GatewayProcess::Environment environment);

    bool start(const std::vector<std::string> &moreArguments = {});
    FakeProvider provider;
    GatewayProcess gateway;

    HttpReply paid();
    HttpReply local();
    HttpReply cached();
    std::string database() const { return gateway.dataDir() + "/llm0.db"; }

    /// Paid calls until one is refused; the refusal. Status 0 when none was.
    HttpReply untilRefused(int status = 503, int limitMs = 8'000);
    /// Until a paid call goes through again.
    bool recovers(int limitMs = 15'000);
    /// Paid calls are refused with this code and word; local and cached ones go on. Else says what is
    /// wrong.
    std::string refusesOnlyPaid(const std::string &code, const std::string &word, int status = 503);
    /// Nothing is held, the books are in order, and each call that the provider billed has its row. Else says
    /// what is wrong.
    std::string lostSomething();

    /// Of the running gateway.
    bool limit(__rlimit_resource resource, rlim_t value);
    /// As far as it may go.
    bool liftLimit(__rlimit_resource resource) { return limit(resource, RLIM_INFINITY); }

private:
    HttpReply send(const GatewayProcess::Key &key, const std::string &body);

    bool m_storesKey = false;
    GatewayProcess::Key m_key;
    GatewayProcess::Key m_cachingKey;
    HttpClient m_http;
    int m_calls = 0;
};

/// Holds the database's write lock, as another program would, until it goes.
class WriteLock
{
public:
    explicit WriteLock(const std::string &path);
    void release() { m_database.reset(); }

private:
    std::unique_ptr<SqlDatabase> m_database;
};

/// A first run that leaves its data behind. Fails the test that calls it.
void useThenStop(FaultWorld &world);
/// The program ends by itself with a reason that holds the word. Fails the test that calls it.
void refusesToStart(GatewayProcess &gateway, const std::string &word);

/// In a child before exec: root loses the right to pass over file modes, so that they hold for it, too.
void obeyFileModes();

} // namespace llm0
