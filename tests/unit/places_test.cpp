#include "pipeline/places.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace llm0;

namespace {

constexpr int limit = 16; // two places more for small callers, and two for small providers

} // namespace

class PlacesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Places> m_places;
    std::vector<Places::Place> m_taken; ///< goes before its places

    bool take(Places::Caller caller, const std::string &provider)
    {
        auto place = m_places->take(caller, provider, limit);
        if (place)
            m_taken.push_back(*std::move(place));
        return place.has_value();
    }
    int takeAll(Places::Caller caller, const std::string &provider)
    {
        int count = 0;
        while (take(caller, provider))
            ++count;
        return count;
    }

private Q_SLOTS:
    void init() { m_places = std::make_unique<Places>(); }
    void cleanup() { m_taken.clear(); }

    void aSingleCallerMayTakeThemAll()
    {
        QCOMPARE(takeAll(1, "openai"), limit);
        QCOMPARE(m_places->taken(), limit);
        m_taken.clear();
        QCOMPARE(m_places->taken(), 0);
        QVERIFY(take(1, "openai"));
    }

    void aBusyCallerLeavesAFewForOthersAtTheSameProvider()
    {
        takeAll(1, "openai");
        QVERIFY(!take(1, "openai"));
        QVERIFY(take(2, "openai"));
        QVERIFY(take(3, "openai"));
        QVERIFY(!take(4, "openai"));
    }

    void aSilentProviderLeavesAFewForOtherProviders()
    {
        for (Places::Caller caller = 1; take(caller, "openai");)
            ++caller; // many callers: those kept for small callers are gone, too
        QCOMPARE(m_places->taken(), limit + 2);
        QVERIFY(take(1, "anthropic"));
        QVERIFY(take(1000, "anthropic"));
        QVERIFY(!take(1001, "anthropic"));
        m_taken.clear();
        QCOMPARE(m_places->taken(), 0);
    }

    void aGivenBackPlaceIsFreeAgain()
    {
        takeAll(1, "openai");
        m_taken.pop_back();
        QVERIFY(take(1, "openai"));
        QVERIFY(!take(1, "openai"));
    }

    void theSmallestLimitStillServesASecondCaller()
    {
        const auto first = m_places->take(1, "openai", 1);
        QVERIFY(first);
        QVERIFY(!m_places->take(1, "openai", 1));
        QVERIFY(m_places->take(2, "openai", 1));
    }
};

QTEST_APPLESS_MAIN(PlacesTest)
#include "places_test.moc"
