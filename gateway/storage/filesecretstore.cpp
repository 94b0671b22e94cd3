#include "storage/filesecretstore.h"

#include "base/base64.h"
#include "base/sealing.h"
#include "storage/ownerfile.h"

#include <nlohmann/json.hpp>

#include <QFile>

namespace llm0 {

namespace {

using Json = nlohmann::json;
using Secrets = std::map<std::string, Secret>;

constexpr const char *formatName = "llm0-secrets-1";

Error damaged(const std::string &path, const std::string &why)
{
    return {ErrorCode::Internal, "'" + path + "' is damaged: " + why, {}};
}

bool isSealed(const Json &document)
{
    return document.contains("format") && document["format"] == formatName && document.contains("secrets")
           && document["secrets"].is_object() && document.contains("key") && document["key"].is_string();
}

Result<Secrets> plainSecrets(const Json &document, const std::string &path)
{
    Secrets secrets;
    for (const auto &[name, value] : document.items()) {
        if (!value.is_string())
            return damaged(path, "'" + name + "' is not a text");
        secrets.emplace(name, Secret(value.get<std::string>()));
    }
    return secrets;
}

Result<Secrets> openAll(const Json &sealed, const Secret &key, const std::string &path)
{
    Secrets secrets;
    for (const auto &[name, value] : sealed.items()) {
        const auto bytes = value.is_string() ? fromBase64(value.get<std::string>()) : std::nullopt;
        auto text = bytes ? unseal(key, name, *bytes) : Result<Secret>(damaged(path, name));
        if (!text)
            return damaged(path, "'" + name + "' cannot be opened: " + text.error().message);
        secrets.emplace(name, *std::move(text));
    }
    return secrets;
}

} // namespace

FileSecretStore::FileSecretStore(const std::string &dataDir,
                                 const std::map<std::string, std::string> &environment)
    : m_path(dataDir + "/secrets.json")
    , m_key(dataDir, environment)
{}

Result<FileSecretStore::Secrets> FileSecretStore::load() const
{
    QFile file(QString::fromStdString(m_path));
    if (!file.exists())
        return Secrets();
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Internal, "'" + m_path + "' cannot be read: " + file.errorString().toStdString(), {}};
    const QByteArray bytes = file.readAll();
    const auto document = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!document.is_object())
        return damaged(m_path, "it is not a JSON object");
    if (isSealed(document))
        return unsealed(document);
    auto secrets = plainSecrets(document, m_path);
    if (secrets) {
        if (const Status sealed = save(*secrets); !sealed)
            qWarning("The provider keys are still in plain text: %s", sealed.error().message.c_str());
    }
    return secrets;
}

Result<FileSecretStore::Secrets> FileSecretStore::unsealed(const Json &document) const
{
    const std::string mark = document["key"];
    const auto key = m_key.key(false);
    if (!key)
        return key.error();
    if (keyMark(*key) == mark)
        return openAll(document["secrets"], *key, m_path);
    const auto former = m_key.given() ? m_key.keyInFolder() : Result<Secret>(Error());
    if (!former || keyMark(*former) != mark)
        return Error{ErrorCode::Internal,
                     "'" + m_path
                         + "' is locked with another key: give the one that was used in LLM0_MASTER_KEY or"
                           " LLM0_MASTER_KEY_FILE, or move the file away and enter the provider keys again",
                     {}};
    // From now on with the key from outside the folder.
    auto secrets = openAll(document["secrets"], *former, m_path);
    if (secrets && save(*secrets))
        m_key.removeFromFolder();
    return secrets;
}

Status FileSecretStore::save(const Secrets &secrets) const
{
    const auto key = m_key.key(true);
    if (!key)
        return key.error();
    Json sealed = Json::object();
    for (const auto &[name, secret] : secrets) {
        const auto text = seal(*key, name, secret);
        if (!text)
            return text.error();
        sealed[name] = toBase64(*text);
    }
    const Json document = {
        {"format", formatName}, {"cipher", "aes-256-gcm"}, {"key", keyMark(*key)}, {"secrets", sealed}};
    return writeForOwner(m_path, document.dump(2) + "\n");
}

Result<std::optional<Secret>> FileSecretStore::read(const std::string &name)
{
    const auto secrets = load();
    if (!secrets)
        return secrets.error();
    const auto found = secrets->find(name);
    if (found == secrets->end())
        return std::optional<Secret>();
    return std::optional(found->second);
}

Status FileSecretStore::write(const std::string &name, const Secret &secret)
{
    auto secrets = load();
    if (!secrets)
        return secrets.error();
    secrets->insert_or_assign(name, secret);
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
