#include "storage/sql/spillfile.h"

#include "storage/sql/limitcolumns.h"
#include "storage/sql/requestcolumns.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace llm0 {

namespace {

using Json = nlohmann::json;

std::string customerToJson(const Customer &c)
{
    Json json = {{"customer", c.id}, {"project", c.project}, {"name", c.name},
                 {"tier", c.tier},   {"blocked", c.blocked}, {"first_seen", c.firstSeen}};
    if (c.override_)
        json["override"] = limitsToText(*c.override_);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Customer> customerFromJson(const Json &json)
{
    try {
        Customer customer{json.at("customer").get<std::int64_t>(),
                          json.at("project").get<std::int64_t>(),
                          json.at("name").get<std::string>(),
                          json.at("tier").get<std::string>(),
                          std::nullopt,
                          json.at("blocked").get<bool>(),
                          json.at("first_seen").get<std::int64_t>()};
        if (json.contains("override")) {
            const auto limits = limitsFromText(json.at("override").get<std::string>());
            if (!limits)
                return {};
            customer.override_ = *limits;
        }
        return customer;
    } catch (const Json::exception &) {
        return {};
    }
}

std::optional<SpillEntry> entryFromLine(const std::string &line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("customer")) {
        auto customer = customerFromJson(json);
        return customer ? std::optional<SpillEntry>(std::move(*customer)) : std::nullopt;
    }
    auto record = requestFromJson(line);
    return record ? std::optional<SpillEntry>(std::move(*record)) : std::nullopt;
}

Error fileError(const QFile &file)
{
    return {ErrorCode::LedgerUnavailable,
            "The file " + file.fileName().toStdString() + " fails: " + file.errorString().toStdString(),
            {}};
}

bool sync(QFile &file)
{
#ifdef Q_OS_UNIX
    return file.flush() && ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

/// All of it or nothing: what was half written is cut off again.
Status appendText(const std::string &path, const std::string &text)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return fileError(file);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const qint64 before = file.size();
    const auto size = static_cast<qint64>(text.size());
    if (file.write(text.data(), size) == size && sync(file))
        return {};
    const Error error = fileError(file);
    file.resize(before);
    return error;
}

} // namespace

std::string spillLine(const SpillEntry &entry)
{
    const auto *record = std::get_if<RequestRecord>(&entry);
    return record ? requestToJson(*record) : customerToJson(std::get<Customer>(entry));
}

Status SpillFile::append(const std::vector<SpillEntry> &entries)
{
    std::string text;
    for (const auto &entry : entries)
        text += spillLine(entry) + "\n";
    return appendText(m_path, text);
}

bool SpillFile::empty() const
{
    return QFileInfo(QString::fromStdString(m_path)).size() == 0;
}

Result<SpillFile::Batch> SpillFile::read(int limit) const
{
    QFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_done))
        return fileError(file);
    Batch batch;
    while (limit-- > 0 && !file.atEnd()) {
        const std::string line = file.readLine().trimmed().toStdString();
        if (auto entry = entryFromLine(line))
            batch.entries.push_back(std::move(*entry));
        else if (!line.empty())
            batch.unreadable.push_back(line);
    }
    batch.end = file.pos();
    return batch;
}

void SpillFile::markDone(std::int64_t end)
{
    QFile file(QString::fromStdString(m_path));
    m_done = end;
    if (file.size() > end)
        return;
    file.remove();
    m_done = 0;
}

Status SpillFile::reject(const std::vector<std::string> &lines) const
{
    std::string text;
    for (const auto &line : lines)
        text += line + "\n";
    return appendText(m_path + ".rejected", text);
}

} // namespace llm0
