#include "storage/keychainsecretstore.h"

#include "base/ids.h"
#include "storage/filesecretstore.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>
#include <QTimer>

namespace llm0 {

namespace {

constexpr int timeoutMs = 3000;
const char *const serviceName = "llm0-desktop";

/// Runs the job to its end; false when the keychain did not answer in time.
bool finished(QKeychain::Job &job, const std::string &name)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(name));
    QEventLoop loop;
    bool done = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        done = true;
        loop.quit();
    });
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    job.start();
    if (!done)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    return done;
}

Error failure(const QKeychain::Job &job, bool answered)
{
    const std::string why = answered ? job.errorString().toStdString() : "it did not answer in time";
    return {ErrorCode::Internal, "The keychain cannot be used: " + why, {}};
}

} // namespace

Result<std::optional<Secret>> KeychainSecretStore::read(const std::string &name)
{
    QKeychain::ReadPasswordJob job{QLatin1StringView(serviceName)};
    const bool answered = finished(job, name);
    if (answered && job.error() == QKeychain::EntryNotFound)
        return std::optional<Secret>();
    if (!answered || job.error() != QKeychain::NoError)
        return failure(job, answered);
    return std::optional(Secret(job.textData().toStdString()));
}

Status KeychainSecretStore::write(const std::string &name, const Secret &secret)
{
    QKeychain::WritePasswordJob job{QLatin1StringView(serviceName)};
    job.setTextData(QString::fromStdString(secret.reveal()));
    const bool answered = finished(job, name);
    return answered && job.error() == QKeychain::NoError ? Status() : Status(failure(job, answered));
}

Status KeychainSecretStore::remove(const std::string &name)
{
    QKeychain::DeletePasswordJob job{QLatin1StringView(serviceName)};
    const bool answered = finished(job, name);
    const bool gone =
        answered && (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound);
    return gone ? Status() : Status(failure(job, answered));
}

bool KeychainSecretStore::works()
{
    const std::string name = "probe." + randomHex(4);
    const Secret probe(randomHex(8));
    if (!write(name, probe))
        return false;
    const auto again = read(name);
    const bool removed = remove(name).ok();
    return removed && again && *again && (*again)->reveal() == probe.reveal();
}

std::unique_ptr<SecretStore> openSecretStore(const std::string &backend, const std::string &dataDir,
                                             const std::map<std::string, std::string> &environment)
{
    if (backend == "keychain")
        return std::make_unique<KeychainSecretStore>();
    if (backend == "auto" && !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        auto keychain = std::make_unique<KeychainSecretStore>();
        if (keychain->works())
            return keychain;
    }
    return std::make_unique<FileSecretStore>(dataDir, environment);
}

} // namespace llm0
