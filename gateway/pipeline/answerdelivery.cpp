#include "pipeline/answerdelivery.h"

#include <chrono>

namespace llm0 {

namespace {

constexpr std::chrono::seconds heartbeatEvery{15};

void addJsonType(Headers &headers)
{
    if (!headers.contains("content-type"))
        headers.add("Content-Type", "application/json");
}

} // namespace

AnswerDelivery::AnswerDelivery(ResponseStreamPtr response, const ClientDialect &dialect,
                               std::unique_ptr<AnswerWriter> writer)
    : m_response(std::move(response))
    , m_dialect(dialect)
    , m_writer(std::move(writer))
    , m_heartbeat([this] { beat(); })
{}

void AnswerDelivery::beginStream(int status, Headers headers)
{
    m_begun = true;
    headers.add("Content-Type", std::string(m_writer->streamType()));
    headers.add("Cache-Control", "no-cache");
    m_response->begin(status, headers);
    if (!m_writer->heartbeat().empty())
        m_heartbeat.start(heartbeatEvery);
}

void AnswerDelivery::stream(std::string_view bytes)
{
    m_response->write(bytes);
    m_heartbeat.touch();
}

void AnswerDelivery::beat()
{
    m_response->write(m_writer->heartbeat());
    m_heartbeat.start(heartbeatEvery);
}

void AnswerDelivery::breakStream(const CallError &error)
{
    std::string out;
    m_writer->failure(error, out);
    if (!out.empty())
        m_response->write(out);
    m_response->abort();
}

void AnswerDelivery::sendWhole(int status, Headers headers, std::string_view body)
{
    addJsonType(headers);
    m_response->send(status, headers, body);
}

void AnswerDelivery::sendErrorBody(int status, Headers headers, std::string_view body)
{
    sendWhole(status, std::move(headers), body);
}

void AnswerDelivery::sendError(const CallError &error, Headers headers)
{
    sendWhole(error.status, std::move(headers), m_dialect.errorBody(error));
}

} // namespace llm0
