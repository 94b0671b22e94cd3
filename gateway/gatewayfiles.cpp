#include "gatewayfiles.h"

#include "base/ids.h"
#include "storage/ownerfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

constexpr int tokenBytes = 32;

std::string pathIn(const std::string &dataDir, const char *name)
{
    return dataDir + "/" + name;
}

} // namespace

std::map<std::string, std::string> environmentValues()
{
    std::map<std::string, std::string> values;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        values.emplace(name.toStdString(), environment.value(name).toStdString());
    return values;
}

Result<std::string> adminTokenOf(const std::string &dataDir,
                                 const std::map<std::string, std::string> &environment)
{
    if (const auto given = environment.find("ADMIN_TOKEN");
        given != environment.end() && !given->second.empty())
        return given->second;
    const std::string path = pathIn(dataDir, "admin-token");
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::ReadOnly)) {
        std::string token = file.readAll().trimmed().toStdString();
        if (!token.empty())
            return token;
    }
    std::string token = randomHex(tokenBytes);
    if (const Status written = writeForOwner(path, token + "\n"); !written)
        return written.error();
    return token;
}

Status writeGatewayFile(const std::string &dataDir, const std::string &dataUrl, const std::string &adminUrl,
                        const std::string &certificate)
{
    nlohmann::ordered_json json = {{"pid", QCoreApplication::applicationPid()},
                                   {"listen", dataUrl},
                                   {"admin", adminUrl},
                                   {"version", LLM0_VERSION}};
    if (!certificate.empty())
        json["certificate_sha256"] = certificate;
    return writeForOwner(pathIn(dataDir, "gateway.json"), json.dump() + "\n");
}

void removeGatewayFile(const std::string &dataDir)
{
    QFile::remove(QString::fromStdString(pathIn(dataDir, "gateway.json")));
}

} // namespace llm0
