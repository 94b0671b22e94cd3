#include "storage/filesecretstore.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QSaveFile>

namespace llm0 {

namespace {

Error failure(const std::string &what, const std::string &path, const QFileDevice &file)
{
    return {ErrorCode::Internal, what + " '" + path + "': " + file.errorString().toStdString(), {}};
}

} // namespace

FileSecretStore::FileSecretStore(const std::string &dataDir) : m_path(dataDir + "/secrets.json") {}

Result<FileSecretStore::Secrets> FileSecretStore::load() const
{
    QFile file(QString::fromStdString(m_path));
    if (!file.exists())
        return Secrets();
    if (!file.open(QIODevice::ReadOnly))
        return failure("Cannot read", m_path, file);
    const QByteArray bytes = file.readAll();
    const auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object())
        return Error{ErrorCode::Internal, "'" + m_path + "' is damaged: it is not a JSON object", {}};
    Secrets secrets;
    for (const auto &[name, value] : json.items()) {
        if (!value.is_string())
            return Error{
                ErrorCode::Internal, "'" + m_path + "' is damaged: '" + name + "' is not a text", {}};
        secrets[name] = value.get<std::string>();
    }
    return secrets;
}

Status FileSecretStore::save(const Secrets &secrets) const
{
    QSaveFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::WriteOnly))
        return failure("Cannot write", m_path, file);
    // Before the first byte: at no moment may another user read it.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure("Cannot protect", m_path, file);
    file.write(QByteArray::fromStdString(nlohmann::json(secrets).dump(2) + "\n"));
    if (!file.commit())
        return failure("Cannot write", m_path, file);
    return {};
}

Result<std::optional<Secret>> FileSecretStore::read(const std::string &name)
{
    const auto secrets = load();
    if (!secrets)
        return secrets.error();
    const auto found = secrets->find(name);
    if (found == secrets->end())
        return std::optional<Secret>();
    return std::optional(Secret(found->second));
}

Status FileSecretStore::write(const std::string &name, const Secret &secret)
{
    auto secrets = load();
    if (!secrets)
        return secrets.error();
    (*secrets)[name] = secret.reveal();
    return save(*secrets);
}

Status FileSecretStore::remove(const std::string &name)
{
    auto secrets = load();
    if (!secrets)
        return secrets.error();
    return secrets->erase(name) == 0 ? Status() : save(*secrets);
}

} // namespace llm0
