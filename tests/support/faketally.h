#pragma once

#include "support/fakebehaviour.h"

#include <map>
#include <mutex>

namespace llm0::fake {

struct Bill {
    std::int64_t calls = 0;
    std::int64_t promptTokens = 0;
    std::int64_t completionTokens = 0;
    std::int64_t cachedTokens = 0;       ///< part of promptTokens, as are the next two
    std::int64_t cacheWrite5mTokens = 0; ///< written to be kept for minutes
    std::int64_t cacheWrite1hTokens = 0; ///< and for an hour

    Bill &operator+=(const Bill &other);
    bool operator==(const Bill &) const = default;
};

/// One entry of the invoice.
struct BilledCall {
    int number = 0; ///< of the request, see Received
    std::string model;
    Bill bill;
};

/// What the fake saw and billed. Any thread.
class Tally
{
public:
    int nextNumber();
    /// A request that a format takes arrived whole.
    void called(const Received &request);
    void bill(int number, const std::string &model, const Bill &bill);
    void sent(std::int64_t bytes);
    void connection(int change);
    void exchange(int change);
    void aborted(); ///< a client left before its answer was out

    std::vector<Received> requests() const;
    Bill total() const;
    std::map<std::string, Bill> perModel() const;
    std::vector<BilledCall> each() const;
    std::int64_t bytesSent() const;
    int connectionsOpen() const;
    int connectionsEver() const;
    int exchangesOpen() const;
    int mostExchangesAtOnce() const;
    int aborts() const;
    void clear();
    std::string asJson() const;
    /// The requests with their headers and bodies.
    std::string requestsAsJson() const;

private:
    mutable std::mutex m_mutex;
    std::vector<Received> m_requests;
    std::map<std::string, Bill> m_bills;
    std::vector<BilledCall> m_each;
    std::int64_t m_bytesSent = 0;
    int m_number = 0;
    int m_connections = 0;
    int m_connectionsEver = 0;
    int m_exchanges = 0;
    int m_mostExchanges = 0;
    int m_aborts = 0;
};

} // namespace llm0::fake
