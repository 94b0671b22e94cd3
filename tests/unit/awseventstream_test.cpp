#include "framing/awseventstream.h"
#include "support/fakeeventstream.h"

#include <QTest>

#include <random>

using namespace llm0;

namespace {

struct Seen {
    std::string name, data, raw;
    bool operator==(const Seen &) const = default;
};

struct Stream {
    std::vector<Seen> frames;
    bool ok = true;
    bool atBoundary = true;
};

Stream parse(std::string_view bytes, std::size_t step)
{
    AwsEventStreamFramer framer;
    Stream stream;
    for (std::size_t at = 0; at < bytes.size() && stream.ok; at += step) {
        stream.ok = framer.feed(bytes.substr(at, step), [&](const StreamFrame &frame) {
            stream.frames.push_back(
                {std::string(frame.name), std::string(frame.data), std::string(frame.raw)});
        });
    }
    stream.atBoundary = framer.atBoundary();
    return stream;
}

Stream parse(std::string_view bytes)
{
    return parse(bytes, bytes.size());
}

std::string bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

std::string eventMessage(const std::string &type, const std::string &payload)
{
    return fake::eventStreamMessage(
        {{":message-type", "event"}, {":event-type", type}, {":content-type", "application/json"}}, payload);
}

std::string conversation()
{
    return eventMessage("messageStart", "{\"role\":\"assistant\"}")
           + eventMessage("contentBlockDelta", "{\"x\":\"\xC3\xA9\"}") + eventMessage("empty", "")
           + fake::eventStreamMessage(
               {{":message-type", "exception"}, {":exception-type", "throttlingException"}},
               "{\"message\":\"slow down\"}");
}

} // namespace

class AwsEventStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // From the test suite that AWS publishes with its event-stream libraries.
    void readsPublishedMessages_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("empty") << QByteArray("000000100000000005c248eb7d98c8ff") << QByteArray("");
        QTest::newRow("payload without headers")
            << QByteArray("0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936")
            << QByteArray("{'foo':'bar'}");
        QTest::newRow("a text header") << QByteArray(
            "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
            "7b27666f6f273a27626172277d8d9c08b1")
                                       << QByteArray("{'foo':'bar'}");
    }
    void readsPublishedMessages()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, payload);
        const Stream stream = parse(bytesOf(hex.constData()));
        QVERIFY(stream.ok && stream.atBoundary);
        QCOMPARE(stream.frames.size(), std::size_t(1));
        QCOMPARE(stream.frames[0].data, payload.toStdString());
        QCOMPARE(stream.frames[0].name, std::string());
    }

    void namesEventsAndExceptions()
    {
        const auto frames = parse(conversation()).frames;
        QCOMPARE(frames.size(), std::size_t(4));
        QCOMPARE(frames[0].name, std::string("messageStart"));
        QCOMPARE(frames[0].data, std::string("{\"role\":\"assistant\"}"));
        QCOMPARE(frames[2].data, std::string());
        QCOMPARE(frames[3].name, std::string("!throttlingException"));
        const auto error =
            fake::eventStreamMessage({{":message-type", "error"}, {":error-code", "Internal"}}, "");
        QCOMPARE(parse(error).frames[0].name, std::string("!Internal"));
    }

    void cutsAnywhere()
    {
        const std::string bytes = conversation();
        const Stream whole = parse(bytes);
        std::string raws;
        for (const Seen &frame : whole.frames)
            raws += frame.raw;
        QCOMPARE(raws, bytes);
        for (std::size_t step = 1; step <= bytes.size(); ++step)
            QVERIFY(parse(bytes, step).frames == whole.frames);
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
            const Stream part = parse(bytes.substr(0, cut));
            std::size_t complete = 0;
            for (const Seen &frame : part.frames)
                complete += frame.raw.size();
            QVERIFY(part.ok && part.atBoundary == (complete == cut));
        }
    }

    void refusesEveryFlippedBit()
    {
        const std::string good = eventMessage("contentBlockDelta", "{\"delta\":{\"text\":\"Hi\"}}");
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            std::string bad = good;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
            const Stream stream = parse(bad + good);
            QVERIFY2(!stream.ok && stream.frames.empty(), std::to_string(bit).c_str());
        }
    }

    void tellsNothingAfterABrokenMessage()
    {
        const std::string good = eventMessage("a", "1");
        std::string bad = good;
        bad[bad.size() - 1] = static_cast<char>(bad.back() ^ 1);
        const Stream stream = parse(good + bad + good);
        QVERIFY(!stream.ok);
        QCOMPARE(stream.frames.size(), std::size_t(1));
    }

    void survivesNoise()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::string noise(random() % 200, '\0');
            for (char &c : noise)
                c = static_cast<char>(random());
            parse(noise, 1 + random() % 50);
        }
    }

    void doesNotWaitForImpossibleLengths()
    {
        // A message of 4 GiB whose prelude is right in itself.
        QVERIFY(!parse(bytesOf("fffffff000000000") + std::string(8, '\0')).ok);
        QVERIFY(!parse(bytesOf("0000000f00000000") + std::string(8, '\0')).ok);
    }

    void refusesHeadersThatRunOver()
    {
        // A header that claims to be longer than all headers, with checksums that fit.
        std::string bytes = fake::eventStreamMessage({{"a", "bc"}}, "");
        const std::size_t length = 12 + 1 + 1 + 1 + 1;
        std::string changed = bytes;
        changed[length] = 9;
        QVERIFY(!parse(changed).ok);
    }
};

QTEST_APPLESS_MAIN(AwsEventStreamTest)
#include "awseventstream_test.moc"
