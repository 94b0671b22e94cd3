#include "storage/keychainsecretstore.h"

#include "base/ids.h"
#include "storage/filesecretstore.h"
#include "storage/ownerfile.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>
#include <QFile>
#include <QTimer>

namespace llm0 {

namespace {

constexpr int timeoutMs = 3000;
constexpr int silentMs = 2000;
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

Error failure(const std::string &why)
{
    return {ErrorCode::Internal,
            "The keychain cannot be used: " + why
                + ". Unlock it, or set secrets_backend to file and enter the keys again",
            {}};
}

} // namespace

/// Success also when there is no entry of that name.
Status KeychainSecretStore::done(QKeychain::Job &job, const std::string &name)
{
    const bool skip = m_silent.isValid() && !m_silent.hasExpired(silentMs);
    if (skip || !finished(job, name)) {
        if (!skip)
            m_silent.start();
        return failure("it did not answer in time");
    }
    m_silent.invalidate();
    if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
        return failure(job.errorString().toStdString());
    return {};
}

void KeychainSecretStore::leaveMark() const
{
    if (!m_mark.empty() && !QFile::exists(QString::fromStdString(m_mark)))
        static_cast<void>(writeForOwner(m_mark, "Provider keys of this folder lie in the keychain.\n"));
}

Result<std::optional<Secret>> KeychainSecretStore::read(const std::string &name)
{
    QKeychain::ReadPasswordJob job{QLatin1StringView(serviceName)};
    if (auto read = done(job, name); !read)
        return read.error();
    if (job.error() == QKeychain::EntryNotFound)
        return std::optional<Secret>();
    leaveMark();
    return std::optional(Secret(job.textData().toStdString()));
}

Status KeychainSecretStore::write(const std::string &name, const Secret &secret)
{
    QKeychain::WritePasswordJob job{QLatin1StringView(serviceName)};
    job.setTextData(QString::fromStdString(secret.reveal()));
    auto written = done(job, name);
    if (written)
        leaveMark();
    return written;
}

Status KeychainSecretStore::remove(const std::string &name)
{
    QKeychain::DeletePasswordJob job{QLatin1StringView(serviceName)};
    return done(job, name);
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
    const std::string mark = dataDir + "/keys-in-keychain";
    if (backend == "keychain" || (backend == "auto" && QFile::exists(QString::fromStdString(mark))))
        return std::make_unique<KeychainSecretStore>(mark);
    if (backend == "auto" && !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        && KeychainSecretStore().works())
        return std::make_unique<KeychainSecretStore>(mark);
    return std::make_unique<FileSecretStore>(dataDir, environment);
}

} // namespace llm0
