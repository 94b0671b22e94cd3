#include "storage/datafolderlock.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace llm0 {

namespace {

Error folderError(const std::string &folder, const std::string &why)
{
    return {ErrorCode::LedgerUnavailable,
            "The data folder " + folder + " cannot be used: " + why + ". Choose another with --data-dir.",
            {}};
}

Error takenError(const std::string &folder, const std::string &owner)
{
    return {ErrorCode::Conflict,
            "Another LLM0 gateway (process " + owner + ") runs on the data folder " + folder
                + ". Use that one, stop it, or choose another folder with --data-dir.",
            {}};
}

bool makeFolder(const QString &folder)
{
    if (QDir(folder).exists())
        return true;
    return QDir().mkpath(folder)
           && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

#ifdef Q_OS_UNIX

struct DataFolderLock::Handle {
    int file = -1;
    ~Handle()
    {
        if (file >= 0)
            ::close(file);
    }
};

namespace {

std::string readOwner(int file)
{
    char text[32] = {};
    const auto size = ::pread(file, text, sizeof text - 1, 0);
    const std::string owner(text, size > 0 ? static_cast<std::size_t>(size) : 0);
    return owner.empty() ? "unknown" : owner.substr(0, owner.find('\n'));
}

bool writeOwner(int file)
{
    const std::string text = std::to_string(::getpid()) + "\n";
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, text.data(), text.size(), 0) >= 0;
}

} // namespace

Result<std::unique_ptr<DataFolderLock>> DataFolderLock::take(const std::string &folder)
{
    if (!makeFolder(QString::fromStdString(folder)))
        return folderError(folder, "it cannot be made");
    auto handle = std::make_unique<Handle>();
    handle->file = ::open((folder + "/llm0.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle->file < 0)
        return folderError(folder, std::strerror(errno));
    if (::flock(handle->file, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? takenError(folder, readOwner(handle->file))
                                    : folderError(folder, std::strerror(errno));
    if (!writeOwner(handle->file))
        return folderError(folder, std::strerror(errno));
    return std::unique_ptr<DataFolderLock>(new DataFolderLock(std::move(handle)));
}

#else

struct DataFolderLock::Handle {
    explicit Handle(const QString &path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

Result<std::unique_ptr<DataFolderLock>> DataFolderLock::take(const std::string &folder)
{
    const QString path = QString::fromStdString(folder);
    if (!makeFolder(path))
        return folderError(folder, "it cannot be made");
    auto handle = std::make_unique<Handle>(path + QStringLiteral("/llm0.lock"));
    if (!handle->file.tryLock(0)) {
        if (handle->file.error() != QLockFile::LockFailedError)
            return folderError(folder, "it is not writable");
        qint64 pid = 0;
        QString host, program;
        handle->file.getLockInfo(&pid, &host, &program);
        return takenError(folder, std::to_string(pid));
    }
    return std::unique_ptr<DataFolderLock>(new DataFolderLock(std::move(handle)));
}

#endif

DataFolderLock::DataFolderLock(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
DataFolderLock::~DataFolderLock() = default;

} // namespace llm0
