#include "gatewaycore.h"

#include "admin/requestjson.h"
#include "budget/ledgerfeed.h"
#include "checkedcaps.h"
#include "gatewayfiles.h"
#include "providers/provideraccounts.h"
#include "startup.h"
#include "storage/keychainsecretstore.h"

#include <algorithm>
#include <future>

namespace llm0 {

namespace {

constexpr UnixMs dayMs = 86'400'000;

/// What a local provider has pulled is known only from asking it, so it outlives a change of settings.
void keepModels(ProviderRegistry::Accounts &next, const ProviderRegistry::Accounts &before)
{
    for (auto &[slug, account] : next) {
        const auto known = before.find(slug);
        if (known != before.end() && known->second.baseUrl == account.baseUrl)
            account.models = known->second.models;
    }
}

void warnOfUnreadKeys(const ProviderRegistry::Accounts &accounts)
{
    std::string slugs;
    std::string why;
    for (const auto &[slug, account] : accounts) {
        if (account.unreadKey.empty() || account.keyless())
            continue;
        slugs += (slugs.empty() ? "" : ", ") + slug;
        why = account.whyUnread;
    }
    if (!slugs.empty())
        qWarning("Keys cannot be read, so paid calls to %s are refused: %s", slugs.c_str(), why.c_str());
}

CacheSizes cacheSizes(const CacheConfig &config)
{
    constexpr std::int64_t kb = 1024;
    constexpr std::int64_t mb = 1024 * kb;
    CacheSizes sizes;
    sizes.exact.memoryBytes = config.memoryMb * mb;
    sizes.exact.totalBytes = config.diskMb * mb;
    sizes.exact.maxAnswerBytes = config.maxAnswerKb * kb;
    sizes.semantic.maxQuestions = static_cast<std::size_t>(config.maxQuestions);
    return sizes;
}

} // namespace

GatewayCore::GatewayCore(GatewayOptions opts, const Clock &time, std::unique_ptr<DataFolderLock> folderLock,
                         std::unique_ptr<Storage> store, BudgetCalendar calendar, const CacheConfig &cache)
    : options(std::move(opts))
    , clock(time)
    , lock(std::move(folderLock))
    , storage(std::move(store))
    , directory(storage->journal(), clock)
    , prices(PriceBook::builtIn())
    , ledger(calendar)
    , counts(calendar)
    , recorder(storage->journal(), metrics, events,
               {[this](const RequestRecord &record) { return requestText(record, *directory.catalogue()); },
                [this](RequestRecord &record) {
                    addCheckedCaps(record, ledger, directory, current.get()->accountCaps);
                },
                [this](const RequestRecord &record) {
                    if (!record.actual.isZero())
                        touched.touch(record.project, record.customerName);
                }})
    , caches(cacheSizes(cache), Storage::openCacheStore(options.dataDir))
    , line{clock,    directory, signing,
           guesses,  rates,     counts,
           pause,    prices,    providers,
           health,   ledger,    storage->journal(),
           recorder, caches,    [this] { return current.get(); }}
{}

Status GatewayCore::load()
{
    startedAt = clock.nowMs();
    config = std::make_unique<ConfigStore>(storage->registry(), environmentValues(), options.configFile,
                                           options.overrides);
    auto loaded = config->load();
    if (!loaded)
        return loaded.error();
    secrets = openSecretStore(loaded->secretsBackend, options.dataDir, config->environment());
    if (const Status directoryRead = loadDirectory(); !directoryRead)
        return directoryRead;
    if (const Status applied = applyConfig(); !applied)
        return applied;
    if (const auto stored = config->storedPause())
        pause.pause(*stored);
    auto token = adminTokenOf(options.dataDir, config->environment());
    if (!token)
        return token.error();
    adminToken = *std::move(token);
    return loadPast();
}

Status GatewayCore::loadDirectory()
{
    Registry &registry = storage->registry();
    if (const Status made = ensureDefaultProject(registry, clock); !made)
        return made;
    if (const Status read = directory.reload(registry); !read)
        return read;
    return loadSigningKeys();
}

/// Who was seen and what was spent, beside each other: both may be millions of rows.
Status GatewayCore::loadPast()
{
    if (const auto orphans = storage->chargeOrphans(); !orphans)
        return orphans.error();
    auto customers =
        std::async(std::launch::async, [this] { return directory.loadCustomers(storage->registry()); });
    const Status spent = loadLedger();
    const Status seen = customers.get();
    return spent ? seen : spent;
}

/// Without its secrets a project refuses tokens; the rest goes on.
Status GatewayCore::loadSigningKeys()
{
    const auto stored = storage->registry().settings();
    if (!stored)
        return stored.error();
    for (const auto &[id, project] : directory.catalogue()->projects) {
        const auto found = stored->find(signingSettingName(*project));
        if (found == stored->end())
            continue;
        const Status read = signing.load(*project, signingStateFrom(found->second), *secrets);
        if (!read)
            qWarning("Customer tokens of '%s' may be refused: %s", project->name.c_str(),
                     read.error().message.c_str());
    }
    return {};
}

Status GatewayCore::loadLedger()
{
    const auto reports = storage->newReports();
    if (!reports)
        return reports.error();
    if (const Status spent = loadSpent(**reports, ledger, startedAt); !spent)
        return spent;
    if (const Status counted = loadCounts(**reports, counts, startedAt); !counted)
        return counted;
    return loadAllowances(storage->registry(), ledger, startedAt);
}

Status GatewayCore::applyConfig()
{
    auto loaded = config->load();
    if (!loaded)
        return loaded.error();
    auto accounts = loadAccounts(*loaded, config->environment(), *secrets);
    if (!accounts)
        return accounts.error();
    const auto edited = storage->registry().editedPrices();
    if (!edited)
        return edited.error();
    warnOfUnreadKeys(*accounts);
    keepModels(*accounts, *providers.accounts());
    providers.replace(*std::move(accounts));
    prices.replace(PriceBook::builtIn().withEdits(*edited));
    current.set(*std::move(loaded));
    return {};
}

bool GatewayCore::recoverKeys()
{
    const auto accounts = providers.accounts();
    const auto waiting = std::find_if(accounts->begin(), accounts->end(),
                                      [](const auto &account) { return !account.second.unreadKey.empty(); });
    if (waiting == accounts->end()
        || !secrets->read(providerSecretName(waiting->first, waiting->second.unreadKey)))
        return false;
    return applyConfig().ok();
}

void GatewayCore::purgeOldRequests()
{
    const int days = current.get()->retentionDays;
    if (days > 0)
        (void)storage->purgeRequestsBefore(clock.nowMs() - days * dayMs);
}

} // namespace llm0
