// The real program without descriptors or memory: nothing is lost.
#include "faultworld.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace llm0;

namespace {

namespace fs = std::filesystem;

std::size_t openDescriptors(qint64 process)
{
    std::error_code problem;
    const auto folder = fs::directory_iterator("/proc/" + std::to_string(process) + "/fd", problem);
    return static_cast<std::size_t>(std::distance(fs::begin(folder), fs::end(folder)));
}

} // namespace

class ExhaustionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDescriptorsLeft();
    void noMemoryLeft();
};

void ExhaustionTest::noDescriptorsLeft()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    const int before = world.provider.calls();
    QVERIFY(world.limit(RLIMIT_NOFILE, openDescriptors(world.gateway.pid())));
    HttpAsk ask;
    ask.url = world.gateway.dataUrl() + "/health";
    ask.method = "GET";
    ask.timeouts = {std::chrono::seconds(2), std::chrono::seconds(2), std::chrono::seconds(2)};
    const std::vector<HttpReply> replies = HttpClient().sendAll(std::vector<HttpAsk>(40, ask));
    QVERIFY(std::any_of(replies.begin(), replies.end(), [](const HttpReply &r) { return r.status == 0; }));
    QVERIFY(world.gateway.running());
    QVERIFY(world.liftLimit(RLIMIT_NOFILE));
    QVERIFY(world.recovers());
    QVERIFY(world.provider.calls() > before);
    QCOMPARE(world.lostSomething(), std::string());
}

/// A program that gets no memory may end; that must cost nothing but the calls under way.
void ExhaustionTest::noMemoryLeft()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    QVERIFY(world.limit(RLIMIT_AS, 1)); // not a byte more than it has
    std::vector<HttpAsk> asks;
    for (int i = 0; i < 20; ++i) {
        HttpAsk ask;
        ask.url = world.gateway.chatUrl();
        ask.body = chatBody(std::string(4'000'000, 'x'));
        ask.timeouts = {std::chrono::seconds(2), std::chrono::seconds(4), std::chrono::seconds(4)};
        asks.push_back(std::move(ask));
    }
    HttpClient().sendAll(asks);
    if (world.gateway.waitForEnd(1'000))
        QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    else
        world.liftLimit(RLIMIT_AS);
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

QTEST_GUILESS_MAIN(ExhaustionTest)
#include "exhaustion_test.moc"
