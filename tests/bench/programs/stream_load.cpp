// Many streams at once: how much later a chunk arrives than its provider sent it ("t=<ns> " in the text).
// stream_load --port P --streams 1000 [--ramp-ms 1000] [--path P] [--body FILE] [--header "A: b"]…
// Ends when every stream has ended.
#include "bench/net/answertally.h"
#include "bench/net/httpreader.h"
#include "bench/net/poller.h"
#include "bench/net/sockets.h"
#include "bench/programs/options.h"
#include "bench/programs/requesttext.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace llm0::bench {

namespace {

constexpr std::string_view stampMark = "t=";

/// Takes the stamps out of text that arrives in any pieces.
class Stamps
{
public:
    template <typename Visit>
    void feed(std::string_view piece, const Visit &visit)
    {
        m_rest.append(piece);
        std::size_t done = 0;
        for (;;) {
            const std::size_t at = m_rest.find(stampMark, done);
            const std::size_t end = at == std::string::npos ? at : m_rest.find(' ', at);
            if (end == std::string::npos)
                break;
            std::int64_t ns = 0;
            const char *first = m_rest.data() + at + stampMark.size();
            if (std::from_chars(first, m_rest.data() + end, ns).ptr == m_rest.data() + end && ns > 0)
                visit(ns);
            done = end;
        }
        const std::size_t open = m_rest.find(stampMark, done);
        m_rest.erase(0, open == std::string::npos ? m_rest.size() - std::min<std::size_t>(m_rest.size(), 1)
                                                  : open);
    }

private:
    std::string m_rest;
};

struct Stream {
    Stream(HttpReader::Handler onEnd, HttpReader::PieceHandler onPiece)
        : reader(std::move(onEnd), std::move(onPiece))
    {}
    int descriptor = -1;
    bool sent = false;
    Stamps stamps;
    HttpReader reader;
};

class StreamLoad
{
public:
    explicit StreamLoad(const Options &options)
        : m_port(static_cast<std::uint16_t>(options.number("--port", 8080)))
        , m_request(requestText(options))
        , m_wanted(options.number("--streams", 1000))
        , m_stepNs(options.number("--ramp-ms", 1000) * 1'000'000 / m_wanted)
    {
        m_poller.onAlarm([this] { openDue(); });
    }

    std::string run()
    {
        m_next = monotonicNs() + 1'000'000;
        const std::int64_t started = m_next;
        m_poller.wakeAt(m_next);
        m_poller.run();
        return m_tally.json(double(monotonicNs() - started) / 1e9);
    }

private:
    void openDue();
    void open();
    void ready(Stream &stream, std::uint32_t events);
    void arrived(Stream &stream, std::string_view piece);
    void close(Stream &stream, bool whole);

    std::uint16_t m_port;
    std::string m_request;
    long m_wanted;
    std::int64_t m_stepNs;
    std::int64_t m_next = 0;
    long m_over = 0;
    std::vector<std::unique_ptr<Stream>> m_streams;
    AnswerTally m_tally; ///< of chunks
    Poller m_poller;
};

void StreamLoad::openDue()
{
    while (static_cast<long>(m_streams.size()) < m_wanted && m_next <= monotonicNs()) {
        open();
        m_next += m_stepNs;
    }
    if (static_cast<long>(m_streams.size()) < m_wanted)
        m_poller.wakeAt(m_next);
}

void StreamLoad::open()
{
    auto holder = std::make_shared<Stream *>(nullptr);
    m_streams.push_back(std::make_unique<Stream>(
        [this, holder](const HttpReader::Message &answer) {
            close(**holder, answer.firstLine.find(" 200 ") != std::string_view::npos);
        },
        [this, holder](std::string_view piece) { arrived(**holder, piece); }));
    Stream *stream = *holder = m_streams.back().get();
    stream->descriptor = connectTo(m_port);
    m_poller.add(stream->descriptor, EPOLLIN | EPOLLOUT,
                 [this, stream](std::uint32_t events) { ready(*stream, events); });
}

void StreamLoad::ready(Stream &stream, std::uint32_t events)
{
    static std::array<char, 65536> buffer;
    if (!std::exchange(stream.sent, true)) {
        ::send(stream.descriptor, m_request.data(), m_request.size(), MSG_NOSIGNAL);
        m_poller.change(stream.descriptor, EPOLLIN);
    }
    if ((events & ~std::uint32_t(EPOLLOUT)) == 0)
        return;
    const ssize_t got = ::recv(stream.descriptor, buffer.data(), buffer.size(), 0);
    if (got > 0)
        stream.reader.feed({buffer.data(), static_cast<std::size_t>(got)});
    else if (got == 0 || errno != EAGAIN)
        close(stream, false);
}

void StreamLoad::arrived(Stream &stream, std::string_view piece)
{
    const std::int64_t now = monotonicNs();
    stream.stamps.feed(piece, [&](std::int64_t sentAt) { m_tally.add(now - sentAt, 200); });
}

void StreamLoad::close(Stream &stream, bool whole)
{
    if (stream.descriptor < 0)
        return;
    if (!whole)
        m_tally.failed();
    m_poller.remove(stream.descriptor);
    ::close(stream.descriptor);
    stream.descriptor = -1;
    if (++m_over == m_wanted)
        m_poller.stop();
}

} // namespace

} // namespace llm0::bench

int main(int argc, char **argv)
{
    llm0::bench::raiseDescriptorLimit();
    std::printf("%s\n", llm0::bench::StreamLoad(llm0::bench::Options(argc, argv)).run().c_str());
    return 0;
}
