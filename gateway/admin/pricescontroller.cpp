#include "admin/pricescontroller.h"

#include "admin/knownmodel.h"
#include "budget/pricefile.h"
#include "domain/budgetwindow.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

const ModelPrice *exactRow(const PriceBook &book, const std::string &provider, const std::string &model)
{
    for (const ModelPrice &row : book.rows()) {
        if (row.provider == provider && row.model == model)
            return &row;
    }
    return nullptr;
}

/// The row of a PUT: the file's format, where provider and model may be left to the path. All its figures are
/// whole numbers.
Result<ModelPrice> rowOf(const std::string &body, const std::string &provider, const std::string &model,
                         const std::string &today)
{
    if (const auto strict = parseJson(body); !strict)
        return strict.error();
    auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object())
        return Error{ErrorCode::InvalidRequest, "The body must be a JSON object", {}};
    for (const auto &[field, named] : {std::pair("provider", provider), std::pair("model", model)}) {
        if (json.contains(field) && json[field] != named)
            return Error{ErrorCode::InvalidRequest, std::string(field) + " differs from the path", field};
        json[field] = named;
    }
    auto row = modelPriceFromJson(json.dump());
    if (!row)
        return row.error();
    row->source = "edited";
    row->date = today;
    return row;
}

} // namespace

void PricesController::addRoutes(AdminRoutes &routes)
{
    const std::string one = "/v1/admin/prices/{provider}/{model...}";
    routes.add("GET", "/v1/admin/prices", answering(this, &PricesController::list));
    routes.add("POST", "/v1/admin/prices/import", answering(this, &PricesController::import));
    routes.add("GET", one, answering(this, &PricesController::show));
    routes.add("PUT", one, answering(this, &PricesController::put));
    routes.add("DELETE", one, answering(this, &PricesController::remove));
    routes.add("GET", "/v1/admin/models", answering(this, &PricesController::models));
}

Result<AdminReply> PricesController::list(const AdminCall &call)
{
    const PriceBook book = m_services.prices.current();
    const std::string provider = call.query("provider");
    JsonWriter json;
    json.beginObject().field("date", book.date()).field("version", book.version()).key("prices").beginArray();
    for (const ModelPrice &row : book.rows()) {
        if (provider.empty() || row.provider == provider)
            json.raw(toJson(row));
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

/// The row that holds and every edited one before it.
Result<AdminReply> PricesController::show(const AdminCall &call)
{
    const std::string provider = call.param("provider");
    const std::string model = lowerCaseName(call.param("model"));
    const PriceBook book = m_services.prices.current();
    const ModelPrice *holds = book.find(provider, model);
    const auto history = m_services.registry.priceHistory(provider, model);
    if (!history)
        return history.error();
    if (!holds && history->empty())
        return Error{ErrorCode::NotFound, "No price is known for '" + model + "' at " + provider, "model"};
    JsonWriter json;
    json.beginObject().rawField("price", holds ? toJson(*holds) : std::string()).key("history").beginArray();
    for (const PriceVersion &version : *history) {
        json.beginObject()
            .rawField("price", toJson(version.price))
            .timeField("from", version.createdAt)
            .key("to");
        version.replacedAt > 0 ? json.time(version.replacedAt) : json.null();
        json.endObject();
    }
    json.endArray();
    const ModelPrice *shipped = exactRow(PriceBook::builtIn(), provider, model);
    return AdminReply{
        200, json.rawField("shipped", shipped ? toJson(*shipped) : std::string()).endObject().take()};
}

Status PricesController::applied()
{
    if (Status status = m_services.applyConfig(); !status)
        return status;
    announce("prices");
    return {};
}

Result<AdminReply> PricesController::put(const AdminCall &call)
{
    const std::string provider = call.param("provider");
    const std::string model = lowerCaseName(call.param("model"));
    const UnixMs now = m_services.clock.nowMs();
    const auto row = rowOf(call.request.body, provider, model, toRfc3339(now).substr(0, 10));
    if (!row)
        return row.error();
    AuditEvent audit = call.audit(m_services.clock, "price.put", provider + "/" + model);
    const PriceBook book = m_services.prices.current();
    if (const ModelPrice *old = exactRow(book, provider, model))
        audit.before = toJson(*old);
    audit.after = toJson(*row);
    if (const Status put = m_services.registry.putPrice(*row, audit); !put)
        return put.error();
    if (const Status status = applied(); !status)
        return status.error();
    return AdminReply{200, toJson(*row)};
}

Result<AdminReply> PricesController::remove(const AdminCall &call)
{
    const std::string provider = call.param("provider");
    const std::string model = lowerCaseName(call.param("model"));
    AuditEvent audit = call.audit(m_services.clock, "price.delete", provider + "/" + model);
    const PriceBook book = m_services.prices.current();
    if (const ModelPrice *old = exactRow(book, provider, model))
        audit.before = toJson(*old);
    if (const Status gone = m_services.registry.deletePrice(provider, model, audit); !gone)
        return gone.error();
    if (const Status status = applied(); !status)
        return status.error();
    return noContent();
}

Result<AdminReply> PricesController::import(const AdminCall &call)
{
    const auto file = priceFileFromJson(call.request.body);
    if (!file)
        return file.error();
    const PriceBook book = m_services.prices.current();
    int imported = 0;
    for (const ModelPrice &row : file->rows) {
        const ModelPrice *old = exactRow(book, row.provider, row.model);
        if (old && *old == row)
            continue;
        AuditEvent audit = call.audit(m_services.clock, "price.import", row.provider + "/" + row.model);
        audit.before = old ? toJson(*old) : "null";
        audit.after = toJson(row);
        if (const Status put = m_services.registry.putPrice(row, audit); !put)
            return put.error();
        ++imported;
    }
    if (const Status status = applied(); !status)
        return status.error();
    return AdminReply{200, JsonWriter().beginObject().field("imported", imported).endObject().take()};
}

Result<AdminReply> PricesController::models(const AdminCall &)
{
    const auto accounts = m_services.providers.accounts();
    JsonWriter json;
    json.beginObject().key("models").beginArray();
    const auto write = [&](const std::string &provider, const std::string &model, bool local) {
        const auto account = accounts->find(provider);
        const bool reachable = account != accounts->end() && account->second.usable();
        json.beginObject()
            .field("id", model)
            .field("provider", provider)
            .field("local", local)
            .field("available", reachable)
            .endObject();
    };
    for (const ModelPrice &row : m_services.prices.current().rows())
        write(row.provider, row.model, false);
    for (const auto &[slug, account] : *accounts) {
        for (const std::string &model : account.models)
            write(slug, model, true);
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

} // namespace llm0
