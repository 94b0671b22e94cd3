#include "admin/requestexport.h"

#include "admin/csv.h"
#include "domain/budgetwindow.h"

namespace llm0 {

namespace {

constexpr int pageRows = 500;
constexpr std::size_t enoughPending = 1024 * 1024;

std::string headLine()
{
    return csvLine({"request_id",  "started_at",  "project",       "customer_id",       "tier",
                    "dialect",     "model_asked", "model_served",  "provider",          "status",
                    "http_status", "error_code",  "estimate_usd",  "reserved_usd",      "actual_usd",
                    "avoided_usd", "saved_usd",   "prompt_tokens", "completion_tokens", "usage_estimated",
                    "cache",       "total_ms"});
}

std::string lineOf(const RequestRecord &record, const Catalogue &catalogue)
{
    const auto project = catalogue.projects.find(record.project);
    return csvLine({record.requestId,
                    toRfc3339(record.startedAt),
                    project == catalogue.projects.end() ? std::string() : project->second->name,
                    record.customerName,
                    record.tier,
                    record.dialect,
                    record.modelAsked,
                    record.modelServed,
                    record.provider,
                    std::string(statusName(record.status)),
                    std::to_string(record.httpStatus),
                    record.errorCode,
                    record.estimate.toDecimal(),
                    record.reserved.toDecimal(),
                    record.actual.toDecimal(),
                    record.avoided.toDecimal(),
                    record.saved.toDecimal(),
                    std::to_string(record.usage.promptTotal()),
                    std::to_string(record.usage.completionTotal()),
                    record.usageEstimated ? "true" : "false",
                    record.cache,
                    std::to_string(record.totalUs / 1000)});
}

} // namespace

void RequestExport::start(Reports &reports, std::shared_ptr<const Catalogue> catalogue, RequestFilter filter,
                          const ResponseStreamPtr &response)
{
    const std::shared_ptr<RequestExport> job(new RequestExport(reports, std::move(catalogue), response));
    job->m_filter = std::move(filter);
    job->m_filter.limit = pageRows;
    response->write(headLine());
    // The stream keeps the job alive until it is whole or its reader has gone.
    response->onDrained([job] { job->pump(); });
    job->pump();
}

void RequestExport::pump()
{
    while (m_response && !m_response->gone() && m_response->pendingBytes() < enoughPending) {
        if (!writePage())
            return;
    }
}

bool RequestExport::writePage()
{
    const auto found = m_reports.requestPage(m_filter);
    // Taken out before the end: the stream and the job hold each other.
    const ResponseStreamPtr response = m_response;
    if (!found) {
        m_response.reset();
        response->abort();
        return false;
    }
    std::string page;
    for (const StoredRequest &stored : found->rows)
        page += lineOf(stored.record, *m_catalogue);
    if (!found->next)
        m_response.reset();
    else
        m_filter.beforeRow = *found->next;
    response->write(page);
    if (!m_response)
        response->end();
    return m_response != nullptr;
}

} // namespace llm0
