#include "storage/masterkey.h"

#include "base/ids.h"
#include "base/sealing.h"
#include "storage/ownerfile.h"

#include <QFile>

namespace llm0 {

namespace {

constexpr std::size_t shortestText = 16;
constexpr std::size_t markDigits = 16;

std::string valueOf(const std::map<std::string, std::string> &environment, const char *name)
{
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
}

Result<Secret> readKeyFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Internal,
            "The key file " + path + " cannot be read: " + file.errorString().toStdString()
                + ". Without it the stored provider keys stay locked; put it back, or enter them again",
            {}};
    return Secret(file.readAll().trimmed().toStdString());
}

/// Any text of some length serves; only its hash is used.
Result<Secret> keyFrom(const Secret &text, const std::string &source)
{
    if (text.reveal().size() < shortestText)
        return Error{ErrorCode::Internal,
                     source + " is too short for a key: use at least " + std::to_string(shortestText)
                         + " characters, for instance from openssl rand -hex 32",
                     {}};
    return Secret(sha256("llm0 secrets " + text.reveal()));
}

} // namespace

MasterKey::MasterKey(std::string dataDir, const std::map<std::string, std::string> &environment)
    : m_dataDir(std::move(dataDir))
    , m_text(valueOf(environment, "LLM0_MASTER_KEY"))
    , m_file(valueOf(environment, "LLM0_MASTER_KEY_FILE"))
{}

Result<Secret> MasterKey::key(bool mayMake) const
{
    if (!m_text.empty())
        return keyFrom(Secret(m_text), "LLM0_MASTER_KEY");
    if (m_file.empty() && mayMake && !QFile::exists(QString::fromStdString(path()))) {
        if (const Status made = writeForOwner(path(), randomHex(sealingKeyBytes) + "\n"); !made)
            return made.error();
    }
    const std::string source = m_file.empty() ? path() : m_file;
    const auto text = readKeyFile(source);
    return text ? keyFrom(*text, source) : text;
}

Result<Secret> MasterKey::keyInFolder() const
{
    const auto text = readKeyFile(path());
    return text ? keyFrom(*text, path()) : text;
}

void MasterKey::removeFromFolder() const
{
    QFile::remove(QString::fromStdString(path()));
}

std::string keyMark(const Secret &key)
{
    return toHex(sha256("mark " + key.reveal())).substr(0, markDigits);
}

} // namespace llm0
