// A provider that costs as little as possible: one thread, answers made beforehand, streams on a beat.
// fast_provider --port P [--chunks 100] [--rate 10 (chunks a second)] [--delay-ms 0 (before a whole answer)]
// POST …/messages is answered in Anthropic's shape, every other POST in OpenAI's; "stream":true streams.
#include "bench/net/httpreader.h"
#include "bench/net/poller.h"
#include "bench/net/sockets.h"
#include "bench/programs/options.h"
#include "bench/programs/providershape.h"

#include <array>
#include <csignal>
#include <queue>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace llm0::bench {

namespace {

/// One client's connection; does one thing after another.
struct Peer {
    explicit Peer(HttpReader::Handler onRequest) : reader(std::move(onRequest)) {}
    int descriptor = -1;
    HttpReader reader;
    std::string unsent;
    Shape shape = Shape::OpenAi;
    int chunksLeft = 0;
};
using PeerPtr = std::shared_ptr<Peer>;

struct Due {
    std::int64_t at = 0;
    std::weak_ptr<Peer> peer;
    bool operator<(const Due &other) const { return at > other.at; } // the earliest on top
};

class FastProvider
{
public:
    explicit FastProvider(const Options &options)
        : m_chunks(static_cast<int>(options.number("--chunks", 100)))
        , m_beatNs(1'000'000'000 / options.number("--rate", 10))
        , m_delayNs(options.number("--delay-ms", 0) * 1'000'000)
        , m_listener(listenOn(static_cast<std::uint16_t>(options.number("--port", 9100))))
    {
        m_poller.onAlarm([this] { beat(); });
        m_poller.add(m_listener, EPOLLIN, [this](std::uint32_t) { accept(); });
    }
    void run() { m_poller.run(); }

private:
    void accept();
    void readFrom(const PeerPtr &peer);
    void answer(const PeerPtr &peer, const HttpReader::Message &request);
    void startStream(const PeerPtr &peer);
    void send(Peer &peer, std::string_view bytes);
    void schedule(const PeerPtr &peer, std::int64_t at);
    void beat();
    void play(const PeerPtr &peer, std::int64_t due);

    int m_chunks;
    std::int64_t m_beatNs;
    std::int64_t m_delayNs;
    int m_listener;
    Poller m_poller;
    std::priority_queue<Due> m_due;
    std::array<std::string, 2> m_whole = {wholeAnswer(Shape::OpenAi), wholeAnswer(Shape::Anthropic)};
};

void FastProvider::accept()
{
    for (int descriptor = acceptFrom(m_listener); descriptor >= 0; descriptor = acceptFrom(m_listener)) {
        auto weak = std::make_shared<std::weak_ptr<Peer>>();
        auto peer = std::make_shared<Peer>([this, weak](const HttpReader::Message &request) {
            if (const PeerPtr asking = weak->lock())
                answer(asking, request);
        });
        *weak = peer;
        peer->descriptor = descriptor;
        m_poller.add(descriptor, EPOLLIN, [this, peer](std::uint32_t) { readFrom(peer); });
    }
}

void FastProvider::readFrom(const PeerPtr &peer)
{
    const PeerPtr alive = peer; // the handler that holds `peer` may go
    static std::array<char, 65536> buffer;
    const ssize_t got = ::recv(alive->descriptor, buffer.data(), buffer.size(), 0);
    if (got > 0)
        return alive->reader.feed({buffer.data(), static_cast<std::size_t>(got)});
    if (got < 0 && errno == EAGAIN)
        return;
    m_poller.remove(alive->descriptor);
    ::close(alive->descriptor);
    alive->descriptor = -1;
}

void FastProvider::answer(const PeerPtr &peer, const HttpReader::Message &request)
{
    peer->shape =
        request.firstLine.find("/messages ") == std::string_view::npos ? Shape::OpenAi : Shape::Anthropic;
    const bool streams = request.body.find("\"stream\":true") != std::string_view::npos
                         || request.body.find("\"stream\": true") != std::string_view::npos;
    if (streams)
        startStream(peer);
    else if (m_delayNs > 0)
        schedule(peer, monotonicNs() + m_delayNs);
    else
        send(*peer, m_whole[static_cast<std::size_t>(peer->shape)]);
}

void FastProvider::startStream(const PeerPtr &peer)
{
    peer->chunksLeft = m_chunks;
    send(*peer, streamHead() + streamOpening(peer->shape));
    schedule(peer, monotonicNs() + m_beatNs);
}

/// What the socket does not take at once waits for the next beat.
void FastProvider::send(Peer &peer, std::string_view bytes)
{
    if (peer.descriptor < 0)
        return;
    peer.unsent.append(bytes);
    const ssize_t sent = ::send(peer.descriptor, peer.unsent.data(), peer.unsent.size(), MSG_NOSIGNAL);
    if (sent > 0)
        peer.unsent.erase(0, static_cast<std::size_t>(sent));
}

void FastProvider::schedule(const PeerPtr &peer, std::int64_t at)
{
    const bool first = m_due.empty() || at < m_due.top().at;
    m_due.push({at, peer});
    if (first)
        m_poller.wakeAt(at);
}

void FastProvider::beat()
{
    while (!m_due.empty() && m_due.top().at <= monotonicNs()) {
        const Due due = m_due.top();
        m_due.pop();
        if (const PeerPtr peer = due.peer.lock(); peer && peer->descriptor >= 0)
            play(peer, due.at);
    }
    if (!m_due.empty())
        m_poller.wakeAt(m_due.top().at);
}

void FastProvider::play(const PeerPtr &peer, std::int64_t due)
{
    if (peer->chunksLeft == 0)
        return send(*peer, m_whole[static_cast<std::size_t>(peer->shape)]);
    send(*peer, streamChunk(peer->shape, monotonicNs()));
    if (--peer->chunksLeft == 0)
        send(*peer, streamEnd(peer->shape, m_chunks));
    else
        schedule(peer, due + m_beatNs);
}

} // namespace

} // namespace llm0::bench

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    llm0::bench::raiseDescriptorLimit();
    llm0::bench::FastProvider(llm0::bench::Options(argc, argv)).run();
    return 0;
}
