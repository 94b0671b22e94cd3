#include "framing/sse.h"

#include <QTest>

#include <vector>

using namespace llm0;

namespace {

struct Seen {
    std::string name, data, raw;
    bool operator==(const Seen &) const = default;
};

struct Stream {
    std::vector<Seen> events;
    std::string rest;
    bool ok = true;
};

Stream parse(const std::vector<std::string_view> &pieces, std::size_t maxEventBytes = 1'000)
{
    SseParser parser(maxEventBytes);
    Stream stream;
    for (const std::string_view piece : pieces) {
        stream.ok = parser.feed(piece, [&](const SseEvent &event) {
            stream.events.push_back({std::string(event.name), event.data, std::string(event.raw)});
        });
    }
    stream.rest = parser.rest();
    return stream;
}

std::vector<std::string_view> cut(std::string_view text, std::size_t step)
{
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < text.size(); at += step)
        pieces.push_back(text.substr(at, step));
    return pieces;
}

const std::vector<std::string> streams = {
    "data: one\n\ndata: two\n\n",
    "\xEF\xBB\xBF"
    "data: one\r\n\r\nevent: e\r\ndata: a\r\ndata: b\r\n\r\n",
    "data: one\r\rdata: two\r\rx",
    ": comment\n\ndata:one\ndata\ndata:  two\n\n\n\nevent: done\ndata: [DONE]\n\ndata: unfinished",
    "data: mixed\r\n\ndata: x\n\r\n\rdata: y\r\n\r",
    "id: 1\nretry: 5\nevent: a\nevent: b\ndata: {\"x\":\"\xF0\x9F\x98\x80\"}\n\n",
};

} // namespace

class SseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFields()
    {
        const auto events = parse({streams[3]}).events;
        QCOMPARE(events.size(), std::size_t(5));
        QCOMPARE(events[0].data, std::string());
        QCOMPARE(events[0].raw, std::string(": comment\n\n"));
        QCOMPARE(events[1].data, std::string("one\n\n two"));
        QCOMPARE(events[2].raw, std::string("\n"));
        QCOMPARE(events[4].name, std::string("done"));
        QCOMPARE(events[4].data, std::string("[DONE]"));
        QCOMPARE(parse({streams[3]}).rest, std::string("data: unfinished"));
    }

    void skipsAByteOrderMarkAndTakesTheLastName()
    {
        const auto marked = parse({streams[1]}).events;
        QCOMPARE(marked[0].data, std::string("one"));
        QCOMPARE(marked[1].name, std::string("e"));
        QCOMPARE(marked[1].data, std::string("a\nb"));
        QCOMPARE(parse({streams[5]}).events[0].name, std::string("b"));
    }

    void emitsAnEventAsSoonAsItsBlankLineIsThere()
    {
        QCOMPARE(parse({"data: 1\r\n\r\n"}).events.size(), std::size_t(1));
        QCOMPARE(parse({"data: 1\r\r"}).events.size(), std::size_t(1));
        QCOMPARE(parse({"data: 1\n\n"}).events.size(), std::size_t(1));
        QCOMPARE(parse({"data: 1\n"}).events.size(), std::size_t(0));
    }

    void seesTheSameEventsWhereverTheStreamIsCut()
    {
        for (const std::string &text : streams) {
            const Stream whole = parse({text});
            for (std::size_t step = 1; step < text.size(); ++step)
                QVERIFY(parse(cut(text, step)).events == whole.events);
            for (std::size_t at = 0; at <= text.size(); ++at)
                QVERIFY(
                    parse({std::string_view(text).substr(0, at), std::string_view(text).substr(at)}).events
                    == whole.events);
        }
    }

    void losesNoByte()
    {
        for (const std::string &text : streams) {
            const Stream stream = parse(cut(text, 3));
            std::string joined;
            for (const Seen &event : stream.events)
                joined += event.raw;
            QCOMPARE(joined + stream.rest, text);
        }
    }

    void refusesAnEventBeyondItsLimit()
    {
        QVERIFY(parse({"data: 123\n\n"}, 11).ok);
        QVERIFY(!parse({"data: 1234\n\n"}, 11).ok);
        QVERIFY(!parse({"data: 1", "234567890"}, 11).ok);
        QVERIFY(!parse({"data: 1234567890", "\n\n", "data: x\n\n"}, 11).ok);
    }

    void writesFramesThatItReadsBack()
    {
        QCOMPARE(sseFrame("", "x"), std::string("data: x\n\n"));
        QCOMPARE(sseFrame("e", "a\nb"), std::string("event: e\ndata: a\ndata: b\n\n"));
        for (const char *data : {"", "a", "a\nb", "\n", " lead", "a\n"}) {
            const auto events = parse({sseFrame("n", data)}).events;
            QCOMPARE(events.size(), std::size_t(1));
            QCOMPARE(events[0].data, std::string(data));
        }
    }
};

QTEST_APPLESS_MAIN(SseTest)
#include "sse_test.moc"
