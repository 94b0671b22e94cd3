#include "storage/sql/journalqueue.h"

#include <QTest>

using namespace llm0;
using When = JournalQueue::When;

namespace {

/// A queue that notes what the writer was told.
struct Watched {
    std::vector<When> told;
    JournalQueue queue{100, [this](When when) { told.push_back(when); }};

    void hold()
    {
        HoldItem item;
        QVERIFY(queue.pushHold(item));
    }
    void takeAll()
    {
        bool more = false;
        queue.take(10'000, more);
    }
};

} // namespace

class JournalQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordThatNobodyWaitsForMayWaitForOthers()
    {
        Watched watched;
        watched.queue.push(RequestRecord());
        watched.queue.push(RequestRecord());
        QCOMPARE(watched.told, std::vector<When>{When::Soon});
    }

    void aHoldIsWrittenNowAndTakesWhatWaitsAlong()
    {
        Watched watched;
        watched.queue.push(RequestRecord());
        watched.hold();
        watched.hold();
        QCOMPARE(watched.told, (std::vector<When>{When::Soon, When::Now}));
        watched.takeAll();
        QCOMPARE(watched.queue.backlog(), std::size_t(3)); // taken, not finished
    }

    void manyRecordsWaitNoLonger()
    {
        Watched watched;
        for (int i = 0; i < 1'000; ++i)
            watched.queue.push(RequestRecord());
        QCOMPARE(watched.told, (std::vector<When>{When::Soon, When::Now}));
    }

    void theWriterIsToldAnewOnceItHasTakenAll()
    {
        Watched watched;
        watched.queue.push(RequestRecord());
        watched.takeAll();
        watched.queue.push(RequestRecord());
        QCOMPARE(watched.told, (std::vector<When>{When::Soon, When::Soon}));
    }

    void whoWaitsForAllThatCameBeforeIsServedNow()
    {
        Watched watched;
        watched.queue.push(MarkerItem{std::make_shared<std::promise<void>>()});
        QCOMPARE(watched.told, std::vector<When>{When::Now});
    }
};

QTEST_APPLESS_MAIN(JournalQueueTest)
#include "journalqueue_test.moc"
