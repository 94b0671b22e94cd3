#include "storage/sql/requestcolumns.h"

#include "storage/sql/rollup.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::json;

} // namespace

std::string labelsToText(const Labels &labels)
{
    if (labels.empty())
        return "{}";
    return Json(labels).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Labels labelsFromText(const std::string &text)
{
    const Json json = Json::parse(text, nullptr, false);
    Labels labels;
    if (!json.is_object())
        return labels;
    for (const auto &[name, value] : json.items())
        labels[name] = value.is_string() ? value.get<std::string>() : value.dump();
    return labels;
}

namespace {

struct Bind {
    SqlValues &values;
    template <typename T>
    void operator()(const char *, const T &field)
    {
        values.emplace_back(field);
    }
    void operator()(const char *, const Labels &labels) { values.emplace_back(labelsToText(labels)); }
    void operator()(const char *, const RequestStatus &status) { values.emplace_back(statusName(status)); }
};

struct Read {
    const SqlRow &row;
    int column;
    void operator()(const char *, std::string &field) { field = row.text(column++); }
    void operator()(const char *, std::int64_t &field) { field = row.integer(column++); }
    void operator()(const char *, int &field) { field = static_cast<int>(row.integer(column++)); }
    void operator()(const char *, bool &field) { field = row.flag(column++); }
    void operator()(const char *, Money &field) { field = row.money(column++); }
    void operator()(const char *, Labels &field) { field = labelsFromText(row.text(column++)); }
    void operator()(const char *, RequestStatus &field) { field = statusFromName(row.text(column++)); }
};

struct ToJson {
    Json &json;
    template <typename T>
    void operator()(const char *name, const T &field)
    {
        json[name] = field;
    }
    void operator()(const char *name, const Money &field) { json[name] = field.nano(); }
    void operator()(const char *name, const RequestStatus &field)
    {
        json[name] = std::string(statusName(field));
    }
};

struct FromJson {
    const Json &json;
    template <typename T>
    void operator()(const char *name, T &field)
    {
        field = json.at(name).get<T>();
    }
    void operator()(const char *name, Money &field)
    {
        field = Money::fromNano(json.at(name).get<std::int64_t>());
    }
    void operator()(const char *name, RequestStatus &field)
    {
        field = statusFromName(json.at(name).get<std::string>());
    }
};

} // namespace

std::string requestColumnNames()
{
    std::string names;
    RequestRecord record;
    eachRequestField(record, [&](const char *name, const auto &) {
        names += (names.empty() ? "" : ", ") + std::string(name);
    });
    return names;
}

std::string requestInsertSql()
{
    const std::string names = requestColumnNames() + ", prompt_tokens, completion_tokens";
    std::string marks = "?";
    for (const char c : names) {
        if (c == ',')
            marks += ", ?";
    }
    return "INSERT INTO requests (" + names + ") VALUES (" + marks + ") ON CONFLICT DO NOTHING";
}

SqlValues requestInsertValues(const RequestRecord &record)
{
    SqlValues values;
    values.reserve(48);
    eachRequestField(record, Bind{values});
    values.emplace_back(promptTokens(record.usage));
    values.emplace_back(completionTokens(record.usage));
    return values;
}

RequestRecord readRequest(const SqlRow &row, int firstColumn)
{
    RequestRecord record;
    eachRequestField(record, Read{row, firstColumn});
    return record;
}

std::string requestToJson(const RequestRecord &record)
{
    Json json = Json::object();
    eachRequestField(record, ToJson{json});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<RequestRecord> requestFromJson(std::string_view line)
{
    try {
        const Json json = Json::parse(line);
        RequestRecord record;
        eachRequestField(record, FromJson{json});
        return record;
    } catch (const Json::exception &) {
        return {};
    }
}

} // namespace llm0
