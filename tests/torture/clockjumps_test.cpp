// The real program under a clock that jumps: money stays in the window in which its call began, nothing is
// counted twice or lost, and no jump opens a cap that was spent.
#include "support/fakeprovider.h"
#include "torture/worldsetup.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>
#include <QTest>

#include <thread>

using namespace llm0;
using namespace llm0::torture;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// One call of the test costs this much: one prompt token, five of the answer, gpt-4o-mini.
constexpr std::int64_t callNano = 1 * 150 + 5 * 600;

/// A gateway whose calendar clock the test sets. Its monotonic clock goes on as it is.
class SetClock
{
public:
    SetClock()
        : gateway({{"OPENAI_BASE_URL", provider.baseUrl()},
                   {"OPENAI_API_KEY", "sk-test"},
                   {"OLLAMA_BASE_URL", provider.origin()},
                   {"LD_PRELOAD", LLM0_FAKETIME},
                   {"FAKETIME_TIMESTAMP_FILE", file()},
                   {"FAKETIME_NO_CACHE", "1"},
                   {"DONT_FAKE_MONOTONIC", "1"},
                   {"FAKETIME_DONT_FAKE_MONOTONIC", "1"}})
    {}

    /// "2026-11-30T23:59:58Z"
    void set(const char *time)
    {
        const auto wanted = QDateTime::fromString(QLatin1StringView(time), Qt::ISODateWithMs);
        const qint64 off = QDateTime::currentDateTimeUtc().msecsTo(wanted);
        QSaveFile out(QString::fromStdString(file()));
        out.open(QIODevice::WriteOnly);
        out.write(QByteArray(off < 0 ? "-" : "+") + QByteArray::number(double(qAbs(off)) / 1000.0, 'f', 3));
        out.commit();
    }

    bool start(const char *time, const Json &settings = {})
    {
        set(time);
        if (!gateway.start())
            return false;
        if (settings.is_object()) {
            if (gateway.patchSettings(settings).status != 200 || gateway.stop() != 0 || !gateway.start())
                return false;
        }
        key = gateway.createKey();
        return !key.secret.empty();
    }

    HttpAsk ask(const std::string &more = {}) const
    {
        HttpAsk ask;
        ask.url = gateway.chatUrl();
        ask.headers = withKey(key);
        Json body = Json::parse(chatBody("fake:tokens=5" + more));
        body["max_tokens"] = 5;
        ask.body = body.dump();
        return ask;
    }
    HttpReply call() { return client.send(ask()); }

    void verify()
    {
        const Json verified = gateway.admin("POST", "/verify").body;
        QVERIFY2(verified.value("ok", false) && verified["open_holds"] == 0, verified.dump().c_str());
    }
    /// What the log says was spent on calls that began on a day, once every row is on disk.
    std::int64_t spentOn(const std::string &day)
    {
        verify(); // writes what still waits for company
        std::int64_t sum = 0;
        for (const Json &row : gateway.rows()) {
            if (row["started_at"].get<std::string>().starts_with(day))
                sum += GatewayProcess::money(row, "actual").nano();
        }
        return sum;
    }
    static std::string resetsAt(const HttpReply &refusal)
    {
        return Json::parse(refusal.body, nullptr, false)["error"].value("resets_at", std::string());
    }

    QTemporaryDir folder;
    FakeProvider provider;
    GatewayProcess gateway;
    GatewayProcess::Key key;
    HttpClient client;

private:
    std::string file() const { return folder.filePath(QStringLiteral("clock")).toStdString(); }
};

} // namespace

class ClockJumpsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (sanitized || !QFile::exists(QStringLiteral(LLM0_FAKETIME)))
            QSKIP("libfaketime is not there, or not to be had beside a sanitizer");
        m_clock = std::make_unique<SetClock>();
    }
    void cleanup()
    {
        if (m_clock) {
            QVERIFY(m_clock->gateway.waitSettled());
            m_clock->verify();
        }
        m_clock.reset();
    }

    void aMonthThatEndsInFlightKeepsItsMoney();
    void aDayAheadAndBackOpensNoCap();
    void aMonthAheadAndBackOpensNoCap();
    void aMachineThatStartsInThePastOpensNoCap();
    void theHourThatComesTwiceIsOneDay();
    void aDayOf23HoursEndsAtItsMidnight();
    void theLeapDayBelongsToItsMonth();
    void aSecondThatComesTwiceIsCountedOnce();
    void bucketsDoNotFollowTheCalendar();

private:
    /// Room for one call, and for no other beside it or after it.
    void cap(const char *window)
    {
        QCOMPARE(m_clock->gateway.patchProject({{window, 0}}).status, 200);
        const Json refused = Json::parse(m_clock->call().body, nullptr, false)["error"];
        const std::int64_t room = GatewayProcess::money(refused, "needed_usd").nano() + callNano * 4 / 5;
        QCOMPARE(m_clock->gateway.patchProject({{window, usd(room)}}).status, 200);
    }
    void capDay() { cap("daily_cap_usd"); }
    void capMonth() { cap("monthly_cap_usd"); }

    std::unique_ptr<SetClock> m_clock;
};

void ClockJumpsTest::aMonthThatEndsInFlightKeepsItsMoney()
{
    QVERIFY(m_clock->start("2026-11-30T23:59:00Z"));
    capMonth();
    HttpReply slow;
    const HttpAsk ask = m_clock->ask(" delay=3000");
    std::jthread inFlight([&slow, &ask] { slow = HttpClient().send(ask); });
    QTRY_COMPARE(m_clock->provider.calls(), 1);
    // November has no room beside the hold; December has, though the call is still under way.
    const HttpReply november = m_clock->call();
    m_clock->set("2026-12-01T00:00:00Z");
    const HttpReply december = m_clock->call();
    inFlight.join();
    QCOMPARE(november.status, 402);
    QCOMPARE(SetClock::resetsAt(november), std::string("2026-12-01T00:00:00.000Z"));
    QCOMPARE(december.status, 200);
    QCOMPARE(slow.status, 200);
    QVERIFY(m_clock->gateway.waitSettled());
    QCOMPARE(m_clock->call().status, 402);
    QCOMPARE(m_clock->spentOn("2026-11-30"), callNano + 150); // its prompt has a word more
    QCOMPARE(m_clock->spentOn("2026-12-01"), callNano);
    QCOMPARE(m_clock->gateway.spentToday().nano(), callNano);
}

void ClockJumpsTest::aDayAheadAndBackOpensNoCap()
{
    QVERIFY(m_clock->start("2026-11-25T12:00:00Z"));
    capDay();
    QCOMPARE(m_clock->call().status, 200);
    QCOMPARE(m_clock->call().status, 402);
    m_clock->set("2026-11-26T12:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
    QCOMPARE(m_clock->call().status, 402);
    m_clock->set("2026-11-25T12:00:10Z");
    QCOMPARE(m_clock->call().status, 402);
    QCOMPARE(m_clock->gateway.spentToday().nano(), callNano);
    // Nor does a restart while the clock is behind.
    QCOMPARE(m_clock->gateway.stop(), 0);
    QVERIFY(m_clock->gateway.start());
    QCOMPARE(m_clock->call().status, 402);
    m_clock->verify();
    m_clock->set("2026-11-26T13:00:00Z");
    QCOMPARE(m_clock->call().status, 402);
    QCOMPARE(m_clock->spentOn("2026-11-25"), callNano);
    QCOMPARE(m_clock->spentOn("2026-11-26"), callNano);
}

void ClockJumpsTest::aMonthAheadAndBackOpensNoCap()
{
    QVERIFY(m_clock->start("2026-11-25T12:00:00Z"));
    capMonth();
    QCOMPARE(m_clock->call().status, 200);
    m_clock->set("2027-01-03T12:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
    m_clock->set("2026-11-25T12:00:10Z");
    QCOMPARE(m_clock->call().status, 402);
}

/// As one without a battery does, until it has asked for the time.
void ClockJumpsTest::aMachineThatStartsInThePastOpensNoCap()
{
    QVERIFY(m_clock->start("2026-11-25T12:00:00Z"));
    capDay();
    QCOMPARE(m_clock->call().status, 200);
    QCOMPARE(m_clock->gateway.stop(), 0);
    m_clock->set("2020-01-01T00:00:00Z");
    QVERIFY(m_clock->gateway.start());
    QCOMPARE(m_clock->gateway.spentToday().nano(), std::int64_t{0});
    m_clock->set("2026-11-25T12:01:00Z");
    QCOMPARE(m_clock->call().status, 402);
    QCOMPARE(m_clock->gateway.spentToday().nano(), callNano);
}

void ClockJumpsTest::theHourThatComesTwiceIsOneDay()
{
    QVERIFY(m_clock->start("2026-10-25T00:30:00Z", {{"budget_time_zone", "Europe/Berlin"}}));
    capDay();
    QCOMPARE(m_clock->call().status, 200); // 02:30 in summer time
    m_clock->set("2026-10-25T01:30:00Z");  // 02:30 in winter time
    const HttpReply again = m_clock->call();
    QCOMPARE(again.status, 402);
    QCOMPARE(SetClock::resetsAt(again), std::string("2026-10-25T23:00:00.000Z"));
    m_clock->set("2026-10-25T22:59:59Z");
    QCOMPARE(m_clock->call().status, 402);
    m_clock->set("2026-10-25T23:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
}

void ClockJumpsTest::aDayOf23HoursEndsAtItsMidnight()
{
    QVERIFY(m_clock->start("2026-03-28T23:00:00Z", {{"budget_time_zone", "Europe/Berlin"}}));
    capDay();
    QCOMPARE(m_clock->call().status, 200);
    const HttpReply refused = m_clock->call();
    QCOMPARE(SetClock::resetsAt(refused), std::string("2026-03-29T22:00:00.000Z"));
    m_clock->set("2026-03-29T22:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
}

void ClockJumpsTest::theLeapDayBelongsToItsMonth()
{
    QVERIFY(m_clock->start("2028-02-28T23:59:00Z"));
    capMonth();
    QCOMPARE(m_clock->call().status, 200);
    m_clock->set("2028-02-29T23:59:30Z");
    const HttpReply refused = m_clock->call();
    QCOMPARE(refused.status, 402);
    QCOMPARE(SetClock::resetsAt(refused), std::string("2028-03-01T00:00:00.000Z"));
    m_clock->set("2028-03-01T00:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
}

/// How most systems show a leap second: the last one of the day is there again.
void ClockJumpsTest::aSecondThatComesTwiceIsCountedOnce()
{
    QVERIFY(m_clock->start("2026-12-31T23:59:58Z"));
    capDay();
    QCOMPARE(m_clock->call().status, 200);
    m_clock->set("2027-01-01T00:00:00Z");
    QCOMPARE(m_clock->call().status, 200);
    m_clock->set("2026-12-31T23:59:58Z");
    QCOMPARE(m_clock->call().status, 402);
    m_clock->set("2027-01-01T00:00:00Z");
    QCOMPARE(m_clock->call().status, 402);
    QCOMPARE(m_clock->spentOn("2026-12-31"), callNano);
    QCOMPARE(m_clock->spentOn("2027-01-01"), callNano);
}

void ClockJumpsTest::bucketsDoNotFollowTheCalendar()
{
    QVERIFY(m_clock->start("2026-11-25T12:00:00Z"));
    QCOMPARE(m_clock->gateway.patchKey(m_clock->key, {{"rate_limit_per_minute", 2}}).status, 200);
    QCOMPARE(m_clock->call().status, 200);
    QCOMPARE(m_clock->call().status, 200);
    QCOMPARE(m_clock->call().status, 429);
    m_clock->set("2026-11-26T12:00:00Z");
    QCOMPARE(m_clock->call().status, 429);
    m_clock->set("2026-11-24T12:00:00Z");
    QCOMPARE(m_clock->call().status, 429);
}

QTEST_GUILESS_MAIN(ClockJumpsTest)
#include "clockjumps_test.moc"
