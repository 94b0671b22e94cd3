#include "admin/dailybackupscontroller.h"

#include <algorithm>

namespace llm0 {

namespace {

void writeBackup(JsonWriter &json, const StoredBackup &backup)
{
    json.beginObject()
        .field("day", backup.day)
        .field("file", backup.file)
        .field("bytes", backup.bytes)
        .timeField("written_at", backup.writtenAt)
        .endObject();
}

AdminReply verifiedReply(const StoredBackup &backup, const Status &whole)
{
    return {200, JsonWriter()
                     .beginObject()
                     .field("day", backup.day)
                     .field("file", backup.file)
                     .field("ok", whole.ok())
                     .field("message", whole ? std::nullopt : std::optional(whole.error().message))
                     .endObject()
                     .take()};
}

} // namespace

DailyBackupsController::~DailyBackupsController()
{
    if (m_thread.joinable())
        m_thread.join();
}

void DailyBackupsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/backups", answering(this, &DailyBackupsController::list));
    routes.add("POST", "/v1/admin/backups/{day}/verify", [this](const AdminCall &call) { verify(call); });
}

Result<AdminReply> DailyBackupsController::list(const AdminCall &)
{
    const auto settings = m_services.settings();
    const DailyBackupState state = m_services.daily.state();
    JsonWriter json;
    json.beginObject()
        .field("keep", settings->dailyBackups)
        .field("time", settings->dailyBackupTime)
        .field("folder", state.folder)
        .field("running", state.running)
        .field("last_error", state.lastError.empty() ? std::nullopt : std::optional(state.lastError))
        .key("backups")
        .beginArray();
    for (const StoredBackup &backup : state.files)
        writeBackup(json, backup);
    return AdminReply{200, json.endArray().endObject().take()};
}

/// Reading a large one takes seconds, so it is done beside; the answer comes when it is read.
void DailyBackupsController::verify(const AdminCall &call)
{
    const std::string day = call.param("day");
    const auto stored = m_services.daily.state().files;
    const auto found = std::find_if(stored.begin(), stored.end(),
                                    [&day](const StoredBackup &backup) { return backup.day == day; });
    if (found == stored.end())
        return sendError(*call.response, {ErrorCode::NotFound, "There is no daily backup of " + day, "day"});
    if (std::exchange(m_reading, true))
        return sendError(*call.response, {ErrorCode::Conflict, "Another backup is being read", "day"});
    if (m_thread.joinable())
        m_thread.join();
    m_thread = std::thread(
        [this, backup = *found, response = call.response, check = m_services.daily.check]() mutable {
            const Status whole = check(backup.file);
            m_mailbox.put([this, backup, response = std::move(response), whole] {
                m_reading = false;
                sendReply(*response, verifiedReply(backup, whole));
            });
        });
}

} // namespace llm0
