#include "limits/limitresolver.h"
#include "limits/pauseswitch.h"
#include "limits/requestcounter.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs now = 1'795'500'000'000;
constexpr UnixMs hourMs = 3'600'000;

LimitSet dayCap(std::int64_t nano)
{
    LimitSet limits;
    limits.caps.perDay = Money::fromNano(nano);
    return limits;
}

Catalogue catalogue()
{
    Catalogue made;
    Project project;
    project.id = 1;
    project.defaults = dayCap(100);
    made.projects[1] = std::make_shared<const Project>(project);
    Project bare;
    bare.id = 2;
    made.projects[2] = std::make_shared<const Project>(bare);
    made.tiers[1].emplace("pro", std::make_shared<const Tier>(Tier{1, "pro", dayCap(200)}));
    made.tiers[1].emplace("free", std::make_shared<const Tier>(Tier{1, "free", dayCap(10)}));
    return made;
}

Customer customer(const std::string &name, const std::string &tier = {}, std::optional<LimitSet> limits = {},
                  ProjectId project = 1)
{
    Customer made;
    made.id = 5;
    made.project = project;
    made.name = name;
    made.tier = tier;
    made.override_ = std::move(limits);
    return made;
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolvesOverrideThenTierThenDefaultThenNone_data()
    {
        QTest::addColumn<QByteArray>("assigned");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("hasOverride");
        QTest::addColumn<int>("cap");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("default") << QByteArray() << QByteArray() << false << 100 << QByteArray("default");
        QTest::newRow("header tier") << QByteArray() << QByteArray("pro") << false << 200
                                     << QByteArray("tier");
        QTest::newRow("unknown tier falls to the default")
            << QByteArray() << QByteArray("gold") << false << 100 << QByteArray("default");
        QTest::newRow("assigned tier wins over the header")
            << QByteArray("free") << QByteArray("pro") << false << 10 << QByteArray("tier");
        QTest::newRow("override wins over all")
            << QByteArray("free") << QByteArray("pro") << true << 7 << QByteArray("override");
    }
    void resolvesOverrideThenTierThenDefaultThenNone()
    {
        QFETCH(QByteArray, assigned);
        QFETCH(QByteArray, header);
        QFETCH(bool, hasOverride);
        QFETCH(int, cap);
        QFETCH(QByteArray, source);
        const Customer who =
            customer("acme", assigned.toStdString(), hasOverride ? std::optional(dayCap(7)) : std::nullopt);
        const ResolvedLimits limits = resolveLimits(catalogue(), who, header.toStdString());
        QCOMPARE(limits.limits.caps.perDay->nano(), cap);
        QCOMPARE(QByteArray(sourceName(limits.source).data()), source);
    }

    void aProjectWithoutDefaultsLimitsNobody()
    {
        QCOMPARE(resolveLimits(catalogue(), customer("acme", {}, {}, 2), {}).source,
                 ResolvedLimits::Source::None);
    }

    void callsThatNameNoCustomerAreHeldOnlyByTheirOwnOverride()
    {
        QCOMPARE(resolveLimits(catalogue(), customer(""), "pro").source, ResolvedLimits::Source::None);
        QCOMPARE(resolveLimits(catalogue(), customer("", {}, dayCap(3)), {}).limits.caps.perDay->nano(), 3);
    }

    void countsAgainstAllWindowsOrNone()
    {
        RequestCounter counter{BudgetCalendar()};
        LimitSet limits;
        limits.counts.perMinute = 2;
        limits.modelsPerDay["gpt-4o"] = 1;
        QVERIFY(!counter.count(1, limits, "gpt-4o", {}, now));
        const auto refused = counter.count(1, limits, "gpt-4o", {}, now);
        QVERIFY(refused);
        QCOMPARE(refused->what, std::string("model_limits[gpt-4o]"));
        // The refused one did not use up the minute.
        QVERIFY(!counter.count(1, limits, "gpt-4o-mini", {}, now));
        QCOMPARE(counter.count(1, limits, "gpt-4o-mini", {}, now)->what, std::string("requests_per_minute"));
        QVERIFY(!counter.count(2, limits, "gpt-4o", {}, now)); // customers do not share
    }

    void countsBeginAnewWithTheirWindow()
    {
        RequestCounter counter{BudgetCalendar()};
        LimitSet limits;
        limits.counts.perHour = 1;
        QVERIFY(!counter.count(1, limits, "m", {}, now));
        QVERIFY(counter.count(1, limits, "m", {}, now));
        QVERIFY(!counter.count(1, limits, "m", {}, BudgetCalendar().hourOf(now).end));
    }

    void labelsAreCountedByNameAndValue()
    {
        RequestCounter counter{BudgetCalendar()};
        LimitSet limits;
        limits.labelsPerDay["team:a"] = 1;
        QVERIFY(!counter.count(1, limits, "m", {{"team", "a"}}, now));
        QVERIFY(!counter.count(1, limits, "m", {{"team", "b"}}, now));
        QCOMPARE(counter.count(1, limits, "m", {{"team", "a"}}, now)->what,
                 std::string("label_limits[team:a]"));
    }

    void whatWasCountedBeforeARestartCounts()
    {
        RequestCounter counter{BudgetCalendar()};
        counter.load(1, "m", {}, now - hourMs / 60, counter.windowsAt(now));
        LimitSet limits;
        limits.counts.perDay = 2;
        QVERIFY(!counter.count(1, limits, "m", {}, now));
        QVERIFY(counter.count(1, limits, "m", {}, now));
    }

    void aPauseEndsByItself()
    {
        PauseSwitch pause;
        QVERIFY(!pause.at(now));
        pause.pause({PauseSwitch::Scope::Paid, now + 1});
        QVERIFY(pause.at(now));
        QVERIFY(!pause.at(now + 1));
        pause.pause({PauseSwitch::Scope::All, std::nullopt});
        QVERIFY(pause.at(now + 1000 * hourMs));
        pause.resume();
        QVERIFY(!pause.at(now));
    }

    void aLongerPauseKeepsItsBeginningAndItsCount()
    {
        PauseSwitch pause;
        pause.pause({PauseSwitch::Scope::Paid, now + hourMs, now});
        pause.countRefusal();
        QCOMPARE(pause.pause({PauseSwitch::Scope::All, std::nullopt, now + 5}), now);
        QCOMPARE(pause.at(now + 5)->since, now);
        QCOMPARE(pause.refusals(), std::int64_t(1));
        pause.resume();
        pause.pause({PauseSwitch::Scope::Paid, now + 10, now + 5});
        QCOMPARE(pause.pause({PauseSwitch::Scope::Paid, now + 30, now + 20}), now + 20); // the other ran out
        QCOMPARE(pause.refusals(), std::int64_t(0));
    }
};

QTEST_APPLESS_MAIN(LimitsTest)
#include "limits_test.moc"
