#include "admin/settingscontroller.h"

#include "configstore.h"

#include <algorithm>

namespace llm0 {

namespace {

void writeList(JsonWriter &json, const std::string &text)
{
    json.beginArray();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        json.value(text.substr(at, comma - at));
        at = comma + 1;
    }
    json.endArray();
}

void writeValue(JsonWriter &json, const SettingView &setting)
{
    switch (setting.kind) {
    case SettingKind::Text:
        json.value(setting.value);
        return;
    case SettingKind::List:
        writeList(json, setting.value);
        return;
    case SettingKind::Integer:
    case SettingKind::Boolean:
    case SettingKind::Usd:
        json.raw(setting.value.empty() ? "null" : setting.value);
        return;
    }
}

/// The value of a PATCH as text; null stands for "back to the default".
Result<std::optional<std::string>> settingText(const std::string &name, const JsonNode &node)
{
    if (node.kind == JsonNode::Kind::Null)
        return std::optional<std::string>();
    auto text = settingTextOf(name, node);
    if (!text)
        return text.error();
    return std::optional(*std::move(text));
}

} // namespace

void SettingsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/settings", answering(this, &SettingsController::show));
    routes.add("PATCH", "/v1/admin/settings", answering(this, &SettingsController::change));
}

Result<AdminReply> SettingsController::show(const AdminCall &)
{
    JsonWriter json;
    json.beginObject().key("settings").beginObject();
    for (const SettingView &setting : m_services.config.view()) {
        json.key(setting.name).beginObject().key("value");
        writeValue(json, setting);
        json.field("source", setting.source).field("needs_restart", setting.needsRestart).endObject();
    }
    return AdminReply{200, json.endObject().endObject().take()};
}

Result<AdminReply> SettingsController::change(const AdminCall &call)
{
    const auto body = parseJson(call.request.body);
    if (!body)
        return body.error();
    if (body->kind != JsonNode::Kind::Object)
        return Error{ErrorCode::InvalidRequest, "The body must be an object of name and value", {}};
    std::map<std::string, std::optional<std::string>> values;
    for (const auto &[name, node] : body->members) {
        auto text = settingText(name, node);
        if (!text)
            return text.error();
        values[name] = *std::move(text);
    }
    const AuditEvent audit = call.audit(m_services.clock, "settings.update", "");
    if (const Status changed = m_services.config.change(values, audit); !changed)
        return changed.error();
    if (const Status applied = m_services.applyConfig(); !applied)
        return applied.error();
    announce("settings");
    return show(call);
}

} // namespace llm0
