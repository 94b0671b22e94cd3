// Requests at a fixed rate, whatever the answers do: a request's time counts from the instant it was due, so
// that a stall is felt by everything behind it.
// paced_load --port P --rate R --seconds S [--connections 32] [--path P] [--body FILE] [--header "A: b"]…
// With --count N instead of --rate: N requests one after another on one connection.
// "@@@@@@@@@@" in the body becomes a number of ten digits, another one for each request, from --first on.
#include "bench/net/answertally.h"
#include "bench/net/httpreader.h"
#include "bench/net/poller.h"
#include "bench/net/sockets.h"
#include "bench/programs/options.h"
#include "bench/programs/requesttext.h"

#include <array>
#include <cstdio>
#include <deque>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace llm0::bench {

namespace {

constexpr std::string_view numberMark = "@@@@@@@@@@";

struct Line {
    explicit Line(HttpReader::Handler onAnswer) : reader(std::move(onAnswer)) {}
    int descriptor = -1;
    HttpReader reader;
    std::string request;
    std::size_t sent = 0;
    bool waits = false;   ///< for room to send the rest
    std::int64_t due = 0; ///< of the request under way
};

class PacedLoad
{
public:
    explicit PacedLoad(const Options &options)
        : m_port(static_cast<std::uint16_t>(options.number("--port", 8080)))
        , m_request(requestText(options))
        , m_number(m_request.find(numberMark))
        , m_nextNumber(options.number("--first", 0))
        , m_oneByOne(options.number("--count", 0) > 0)
        , m_total(m_oneByOne ? options.number("--count", 0)
                             : options.number("--rate", 1000) * options.number("--seconds", 5))
        , m_beatNs(m_oneByOne ? 0 : 1'000'000'000 / options.number("--rate", 1000))
    {
        const long connections = m_oneByOne ? 1 : options.number("--connections", 32);
        for (long i = 0; i < connections; ++i)
            open();
        m_poller.onAlarm([this] { beat(); });
    }

    std::string run()
    {
        m_started = m_next = monotonicNs() + 50'000'000; // connections stand before the first beat
        m_poller.wakeAt(m_next);
        m_poller.run();
        return m_tally.json(double(monotonicNs() - m_started) / 1e9);
    }

private:
    void open();
    void beat();
    void dispatch();
    void write(Line &line);
    void send(Line &line);
    void ready(Line &line, std::uint32_t events);
    void answered(Line &line, const HttpReader::Message &answer);
    void lost(Line &line);
    void countOff();

    std::uint16_t m_port;
    std::string m_request;
    std::size_t m_number; ///< where it stands; npos: nowhere
    std::int64_t m_nextNumber;
    bool m_oneByOne;
    std::int64_t m_total;
    std::int64_t m_beatNs;
    std::int64_t m_started = 0;
    std::int64_t m_next = 0;
    std::int64_t m_issued = 0;
    std::int64_t m_over = 0;
    std::deque<std::int64_t> m_waiting; ///< due, and no connection is free
    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<Line *> m_free;
    AnswerTally m_tally;
    Poller m_poller;
};

void PacedLoad::open()
{
    auto holder = std::make_shared<Line *>(nullptr);
    m_lines.push_back(std::make_unique<Line>(
        [this, holder](const HttpReader::Message &answer) { answered(**holder, answer); }));
    Line *line = *holder = m_lines.back().get();
    line->descriptor = connectTo(m_port);
    m_poller.add(line->descriptor, EPOLLIN, [this, line](std::uint32_t events) { ready(*line, events); });
    m_free.push_back(line);
}

void PacedLoad::beat()
{
    const std::int64_t now = monotonicNs();
    while (m_issued < m_total && (m_oneByOne ? m_waiting.empty() && !m_free.empty() : m_next <= now)) {
        m_waiting.push_back(m_oneByOne ? now : m_next);
        m_next += m_beatNs;
        ++m_issued;
        dispatch();
    }
    if (m_issued < m_total && !m_oneByOne)
        m_poller.wakeAt(m_next);
}

void PacedLoad::dispatch()
{
    while (!m_waiting.empty() && !m_free.empty()) {
        Line *line = m_free.back();
        m_free.pop_back();
        line->due = m_waiting.front();
        m_waiting.pop_front();
        write(*line);
        send(*line);
    }
}

void PacedLoad::write(Line &line)
{
    line.request = m_request;
    line.sent = 0;
    if (m_number == std::string::npos)
        return;
    char digits[24];
    std::snprintf(digits, sizeof digits, "%010lld", static_cast<long long>(m_nextNumber++));
    line.request.replace(m_number, numberMark.size(), digits);
}

void PacedLoad::send(Line &line)
{
    const ssize_t sent = ::send(line.descriptor, line.request.data() + line.sent,
                                line.request.size() - line.sent, MSG_NOSIGNAL);
    line.sent += sent > 0 ? static_cast<std::size_t>(sent) : 0;
    const bool waits = line.sent < line.request.size();
    if (std::exchange(line.waits, waits) != waits)
        m_poller.change(line.descriptor, waits ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

void PacedLoad::ready(Line &line, std::uint32_t events)
{
    static std::array<char, 262144> buffer;
    if ((events & EPOLLOUT) != 0)
        send(line);
    if ((events & ~std::uint32_t(EPOLLOUT)) == 0)
        return;
    const ssize_t got = ::recv(line.descriptor, buffer.data(), buffer.size(), 0);
    if (got > 0)
        line.reader.feed({buffer.data(), static_cast<std::size_t>(got)});
    else if (got == 0 || errno != EAGAIN)
        lost(line);
}

void PacedLoad::answered(Line &line, const HttpReader::Message &answer)
{
    const std::int64_t now = monotonicNs();
    m_tally.add(now - line.due, std::atoi(std::string(answer.firstLine.substr(9, 3)).c_str()));
    line.due = 0;
    m_free.push_back(&line);
    countOff();
}

void PacedLoad::lost(Line &line)
{
    m_poller.remove(line.descriptor);
    ::close(line.descriptor);
    std::erase(m_free, &line);
    if (m_over < m_total)
        open();
    if (line.due > 0) {
        m_tally.failed();
        countOff();
    }
}

void PacedLoad::countOff()
{
    if (++m_over >= m_total)
        return m_poller.stop();
    if (m_oneByOne)
        beat();
    else
        dispatch();
}

} // namespace

} // namespace llm0::bench

int main(int argc, char **argv)
{
    llm0::bench::raiseDescriptorLimit();
    std::printf("%s\n", llm0::bench::PacedLoad(llm0::bench::Options(argc, argv)).run().c_str());
    return 0;
}
