#pragma once

#include "http/responsestream.h"
#include "limits/directory.h"

namespace llm0 {

/// Writes the request log as CSV, newest first, page by page as fast as the reader takes it: neither the
/// thread nor the memory is taken for long.
class RequestExport : public std::enable_shared_from_this<RequestExport>
{
public:
    /// `reports` outlives the answer. The head of the answer is written already.
    static void start(Reports &reports, std::shared_ptr<const Catalogue> catalogue, RequestFilter filter,
                      const ResponseStreamPtr &response);

private:
    RequestExport(Reports &reports, std::shared_ptr<const Catalogue> catalogue, ResponseStreamPtr response)
        : m_reports(reports)
        , m_catalogue(std::move(catalogue))
        , m_response(std::move(response))
    {}
    void pump();
    bool writePage();

    Reports &m_reports;
    const std::shared_ptr<const Catalogue> m_catalogue;
    ResponseStreamPtr m_response; ///< gone when the answer is whole
    RequestFilter m_filter;
};

} // namespace llm0
