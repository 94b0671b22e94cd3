#pragma once

#include "http/responsestream.h"

namespace llm0 {

/// An answer that is kept in memory instead of sent: for callers in the same process.
class CollectedResponse final : public ResponseStream
{
public:
    /// `done` is called once, with the whole answer; on the thread that answers.
    using Done = std::function<void(int status, const std::string &body)>;
    explicit CollectedResponse(Done done) : m_done(std::move(done)) {}

    void send(int status, const Headers & /*headers*/, std::string_view body) override
    {
        m_status = status;
        m_body = body;
        end();
    }
    void begin(int status, const Headers & /*headers*/) override { m_status = status; }
    void write(std::string_view bytes) override { m_body.append(bytes); }
    void end() override
    {
        if (Done done = std::exchange(m_done, nullptr))
            done(m_status, m_body);
    }
    void abort() override { end(); }
    bool gone() const override { return false; }
    std::size_t pendingBytes() const override { return 0; }
    void onGone(std::function<void()> /*callback*/) override {}
    void onDrained(std::function<void()> /*callback*/) override {}

private:
    Done m_done;
    int m_status = 0;
    std::string m_body;
};

} // namespace llm0
