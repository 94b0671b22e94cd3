#include "domain/budgetwindow.h"
#include "limits/tokenbucket.h"

#include <QTest>
#include <QTimeZone>

#include <ctime>
#include <random>

using namespace llm0;

namespace {

constexpr UnixMs quarterMs = 15 * 60 * 1000;
constexpr UnixMs from = 1'704'067'200'000; // 2024-01-01, a leap year
constexpr UnixMs years = 12;
constexpr UnixMs yearMs = 31'557'600'000;

struct Date {
    int year = 0, month = 0, day = 0;
    bool operator==(const Date &) const = default;
};

/// The C library's own reading of the zone files.
Date dateOf(UnixMs at)
{
    const std::time_t seconds = at / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    return {local.tm_year, local.tm_mon, local.tm_mday};
}

/// Where the local date changes, quarter by quarter: no zone shifts elsewhere.
BudgetWindow walkedDay(UnixMs at)
{
    const Date date = dateOf(at);
    UnixMs start = at - at % quarterMs, end = start + quarterMs;
    while (dateOf(start - 1) == date)
        start -= quarterMs;
    while (dateOf(end) == date)
        end += quarterMs;
    return {start, end};
}

BudgetWindow walkedMonth(UnixMs at)
{
    const Date date = dateOf(at);
    BudgetWindow month = walkedDay(at);
    while (dateOf(month.start - 1).month == date.month)
        month.start = walkedDay(month.start - 1).start;
    while (dateOf(month.end).month == date.month)
        month.end = walkedDay(month.end).end;
    return month;
}

std::string shown(const QByteArray &zone, UnixMs at, const BudgetWindow &told, const BudgetWindow &walked)
{
    return zone.toStdString() + " at " + toRfc3339(at) + ": " + toRfc3339(told.start) + " to "
           + toRfc3339(told.end) + ", walked " + toRfc3339(walked.start) + " to " + toRfc3339(walked.end);
}

/// A bucket lets a call pass if, from every earlier moment on, no more have passed than a full bucket and
/// what has flowed in since.
bool mayPass(const std::vector<std::int64_t> &passed, std::int64_t capacity, std::int64_t now)
{
    constexpr std::int64_t minuteUs = 60'000'000;
    for (std::size_t i = 0; i <= passed.size(); ++i) {
        const std::int64_t since = i < passed.size() ? passed[i] : now;
        const auto count = static_cast<std::int64_t>(passed.size() - i) + 1;
        if (count * minuteUs > capacity * minuteUs + (now - since) * capacity)
            return false;
    }
    return true;
}

} // namespace

/// Windows and buckets against slow models of them.
class WindowModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_zone = qEnvironmentVariableIsSet("TZ") ? qgetenv("TZ") : QByteArray(); }
    void cleanup()
    {
        m_zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_zone);
        tzset();
    }

    void windowsAreThoseOfTheWalkedCalendarInEveryZone()
    {
        std::mt19937_64 random(1);
        int zones = 0;
        const QList<QByteArray> names = QTimeZone::availableTimeZoneIds();
        for (const QByteArray &name : names) {
            if (!name.contains('/') && name != "UTC")
                continue;
            qputenv("TZ", name);
            tzset();
            ++zones;
            const BudgetCalendar calendar = *BudgetCalendar::forZone(name.toStdString());
            for (int i = 0; i < 12; ++i) {
                const UnixMs at = from + UnixMs(random() % std::uint64_t(years * yearMs));
                compareDay(name, calendar, at);
                if (i == 0)
                    compareMonth(name, calendar, at);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        qInfo("%d zones, seed 1", zones);
        QVERIFY(zones > 300);
    }

    void windowsHoldRoundEveryShiftOfTheClock()
    {
        for (const char *name :
             {"Europe/Berlin", "America/New_York", "Africa/Cairo", "America/Havana", "Asia/Beirut",
              "Australia/Lord_Howe", "America/Asuncion", "Pacific/Chatham"}) {
            qputenv("TZ", name);
            tzset();
            const QTimeZone zone{QByteArray(name)};
            const BudgetCalendar calendar = *BudgetCalendar::forZone(name);
            for (const auto &shift :
                 zone.transitions(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC),
                                  QDateTime::fromMSecsSinceEpoch(from + years * yearMs, Qt::UTC))) {
                const UnixMs at = shift.atUtc.toMSecsSinceEpoch();
                for (const UnixMs off : {-86'400'000, -3'600'001, -1, 0, 1, 1'800'000, 3'600'000, 86'400'000})
                    compareDay(name, calendar, at + off);
                compareMonth(name, calendar, at);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void aBucketPassesWhatItsSlowModelPasses()
    {
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            std::mt19937_64 random(seed);
            const auto capacity = static_cast<std::int64_t>(1 + random() % (seed % 2 ? 5 : 60));
            std::int64_t now = 0;
            TokenBucket bucket(capacity, now);
            std::vector<std::int64_t> passed;
            for (int step = 0; step < 300; ++step) {
                now += static_cast<std::int64_t>(random() % 3 == 0 ? random() % 100'000'000
                                                                   : random() % (90'000'000 / capacity));
                const bool expected = mayPass(passed, capacity, now);
                const TokenBucket::Answer answer = bucket.take(now);
                QVERIFY2(answer.allowed == expected, ("seed " + std::to_string(seed)).c_str());
                if (expected)
                    passed.push_back(now);
                else
                    QVERIFY(!mayPass(passed, capacity, now + answer.retryAfterUs - 1)
                            && mayPass(passed, capacity, now + answer.retryAfterUs));
            }
        }
    }

private:
    static void compareDay(const QByteArray &zone, const BudgetCalendar &calendar, UnixMs at)
    {
        const BudgetWindow told = calendar.dayOf(at), walked = walkedDay(at);
        QVERIFY2(told == walked, shown(zone, at, told, walked).c_str());
        QVERIFY(calendar.hourOf(at).contains(at));
        QVERIFY(calendar.minuteOf(at).contains(at));
    }

    static void compareMonth(const QByteArray &zone, const BudgetCalendar &calendar, UnixMs at)
    {
        const BudgetWindow told = calendar.monthOf(at), walked = walkedMonth(at);
        QVERIFY2(told == walked, shown(zone, at, told, walked).c_str());
    }

    QByteArray m_zone;
};

QTEST_APPLESS_MAIN(WindowModelTest)
#include "windowmodel_test.moc"
