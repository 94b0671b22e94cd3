#include "support/faketally.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0::fake {

Bill &Bill::operator+=(const Bill &other)
{
    calls += other.calls;
    promptTokens += other.promptTokens;
    completionTokens += other.completionTokens;
    cachedTokens += other.cachedTokens;
    cacheWrite5mTokens += other.cacheWrite5mTokens;
    cacheWrite1hTokens += other.cacheWrite1hTokens;
    return *this;
}

int Tally::nextNumber()
{
    const std::lock_guard lock(m_mutex);
    return ++m_number;
}

void Tally::called(const Received &request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(request);
}

void Tally::bill(int number, const std::string &model, const Bill &bill)
{
    const std::lock_guard lock(m_mutex);
    m_bills[model] += bill;
    m_each.push_back({number, model, bill});
}

std::vector<BilledCall> Tally::each() const
{
    const std::lock_guard lock(m_mutex);
    return m_each;
}

void Tally::sent(std::int64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bytesSent += bytes;
}

void Tally::connection(int change)
{
    const std::lock_guard lock(m_mutex);
    m_connections += change;
    m_connectionsEver += std::max(change, 0);
}

void Tally::exchange(int change)
{
    const std::lock_guard lock(m_mutex);
    m_exchanges += change;
    m_mostExchanges = std::max(m_mostExchanges, m_exchanges);
}

void Tally::aborted()
{
    const std::lock_guard lock(m_mutex);
    ++m_aborts;
}

int Tally::aborts() const
{
    const std::lock_guard lock(m_mutex);
    return m_aborts;
}

std::vector<Received> Tally::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

Bill Tally::total() const
{
    const std::lock_guard lock(m_mutex);
    Bill sum;
    for (const auto &[model, bill] : m_bills)
        sum += bill;
    return sum;
}

std::map<std::string, Bill> Tally::perModel() const
{
    const std::lock_guard lock(m_mutex);
    return m_bills;
}

std::int64_t Tally::bytesSent() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytesSent;
}

int Tally::connectionsOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

int Tally::connectionsEver() const
{
    const std::lock_guard lock(m_mutex);
    return m_connectionsEver;
}

int Tally::exchangesOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_exchanges;
}

int Tally::mostExchangesAtOnce() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostExchanges;
}

void Tally::clear()
{
    const std::lock_guard lock(m_mutex);
    m_requests.clear();
    m_bills.clear();
    m_each.clear();
    m_bytesSent = 0;
    m_mostExchanges = m_exchanges;
    m_aborts = 0;
}

std::string Tally::asJson() const
{
    const auto number = [](const Bill &bill) {
        return nlohmann::ordered_json{{"calls", bill.calls},
                                      {"prompt_tokens", bill.promptTokens},
                                      {"completion_tokens", bill.completionTokens},
                                      {"cached_tokens", bill.cachedTokens},
                                      {"cache_write_5m_tokens", bill.cacheWrite5mTokens},
                                      {"cache_write_1h_tokens", bill.cacheWrite1hTokens}};
    };
    nlohmann::ordered_json models = nlohmann::ordered_json::object();
    for (const auto &[model, bill] : perModel())
        models[model] = number(bill);
    const nlohmann::ordered_json stats = {{"requests", requests().size()},
                                          {"billed", number(total())},
                                          {"models", std::move(models)},
                                          {"bytes_sent", bytesSent()},
                                          {"connections_open", connectionsOpen()},
                                          {"in_flight", exchangesOpen()},
                                          {"aborts", aborts()}};
    return stats.dump();
}

std::string Tally::requestsAsJson() const
{
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Received &request : requests()) {
        nlohmann::ordered_json headers = nlohmann::ordered_json::array();
        for (const auto &[name, value] : request.headers)
            headers.push_back({name, value});
        all.push_back({{"number", request.number},
                       {"method", request.method},
                       {"target", request.target},
                       {"headers", std::move(headers)},
                       {"body", request.body}});
    }
    return all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace llm0::fake
