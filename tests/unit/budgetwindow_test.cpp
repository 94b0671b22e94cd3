#include "domain/budgetwindow.h"

#include <QDateTime>
#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs hourMs = 3'600'000;

UnixMs at(const char *iso)
{
    return QDateTime::fromString(QLatin1StringView(iso), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

BudgetCalendar in(const char *zone)
{
    auto calendar = BudgetCalendar::forZone(zone);
    if (!calendar)
        qFatal("%s", calendar.error().message.c_str());
    return *std::move(calendar);
}

} // namespace

class BudgetWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayInUtcIsMidnightToMidnight()
    {
        const auto day = in("UTC").dayOf(at("2026-11-24T23:59:59.999Z"));
        QCOMPARE(day.start, at("2026-11-24T00:00:00Z"));
        QCOMPARE(day.end, at("2026-11-25T00:00:00Z"));
        QVERIFY(!day.contains(day.end));
    }

    void aDayHas23HoursWhenSummerTimeBeginsAnd25WhenItEnds()
    {
        const auto berlin = in("Europe/Berlin");
        const auto spring = berlin.dayOf(at("2026-03-29T12:00:00Z"));
        QCOMPARE(spring.end - spring.start, 23 * hourMs);
        const auto autumn = berlin.dayOf(at("2026-10-25T12:00:00Z"));
        QCOMPARE(autumn.end - autumn.start, 25 * hourMs);
        QCOMPARE(autumn.start, at("2026-10-24T22:00:00Z"));
    }

    void aDayWhoseMidnightDoesNotExistBeginsAtItsFirstMoment()
    {
        // Cairo moves from 00:00 to 01:00 on the last Friday of April.
        const auto day = in("Africa/Cairo").dayOf(at("2026-04-24T12:00:00Z"));
        QCOMPARE(day.start, at("2026-04-23T22:00:00Z"));
        QCOMPARE(day.end - day.start, 23 * hourMs);
    }

    void aDayWhoseMidnightComesTwiceBeginsAtTheFirst()
    {
        // Havana sets its clock back from 01:00 to 00:00.
        const auto havana = in("America/Havana");
        const UnixMs between = at("2026-11-01T04:30:00Z");
        const auto day = havana.dayOf(between);
        QVERIFY(day.contains(between));
        QCOMPARE(day.start, at("2026-11-01T04:00:00Z"));
        QCOMPARE(day.end - day.start, 25 * hourMs);
        QCOMPARE(havana.dayOf(day.start - 1).end, day.start);
        QCOMPARE(havana.monthOf(between).start, day.start);
    }

    void monthsEndWhereTheCalendarSays_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::addColumn<int>("days");
        QTest::newRow("leap february") << QByteArray("2028-02-29T23:59:59Z") << 29;
        QTest::newRow("february") << QByteArray("2027-02-01T00:00:00Z") << 28;
        QTest::newRow("december") << QByteArray("2026-12-31T23:59:59Z") << 31;
        QTest::newRow("november") << QByteArray("2026-11-24T02:00:00Z") << 30;
    }
    void monthsEndWhereTheCalendarSays()
    {
        QFETCH(QByteArray, when);
        QFETCH(int, days);
        const auto month = in("UTC").monthOf(at(when.constData()));
        QCOMPARE(month.end - month.start, days * 24 * hourMs);
        QVERIFY(month.contains(at(when.constData())));
    }

    void windowsOfAZoneCoverTimeWithoutGapOrOverlap_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Africa/Cairo",
                                 "Australia/Lord_Howe", "Pacific/Apia"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void windowsOfAZoneCoverTimeWithoutGapOrOverlap()
    {
        QFETCH(QByteArray, zone);
        const auto calendar = in(zone.constData());
        auto day = calendar.dayOf(at("2026-01-01T12:00:00Z"));
        for (int i = 0; i < 800; ++i) {
            const auto next = calendar.dayOf(day.end);
            QCOMPARE(next.start, day.end);
            QCOMPARE(calendar.dayOf(day.end - 1), day);
            QVERIFY(calendar.monthOf(day.start).contains(day.end - 1));
            QVERIFY(calendar.hourOf(day.start).start <= day.start);
            day = next;
        }
    }

    void hoursFollowZonesThatAreNotWholeHoursFromUtc()
    {
        const auto hour = in("Asia/Kathmandu").hourOf(at("2026-11-24T00:20:00Z")); // 06:05 there
        QCOMPARE(hour.start, at("2026-11-24T00:15:00Z"));
    }

    void anUnknownZoneIsRefusedByName()
    {
        const auto calendar = BudgetCalendar::forZone("Mars/Olympus");
        QVERIFY(!calendar);
        QCOMPARE(calendar.error().param, std::string("budget_time_zone"));
    }
};

QTEST_APPLESS_MAIN(BudgetWindowTest)
#include "budgetwindow_test.moc"
