#include "storagefixture.h"

#include <thread>

using namespace llm0;
using namespace llm0::test;

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsThatWaitTogetherShareOneCommit();
    void recordRemovesItsHoldAndRollsUp();
    void recordWrittenTwiceCountsOnce();
    void sameRecordTwiceInOneBatchCountsOnce();
    void recordOfAHoldStillQueuedKeepsItsOrder();
    void everythingSurvivesReopening();
    void everyFieldOfARecordComesBack();
    void recordsOfFourThreadsAreAllPresent();
    void tooManyWaitingHoldsAreOverload();
    void aSecondHoldOfOneRequestTakesTheFirstOnesPlace();
    void orphanedHoldsAreChargedInFullAndMarked();
    void closingWritesWhatIsQueued();
};

void JournalTest::holdsThatWaitTogetherShareOneCommit()
{
    Folder folder;
    std::promise<void> gate;
    auto open = gate.get_future().share();
    std::thread blocker([&] {
        static_cast<void>(folder.journal().readOnWriter([&](SqlDatabase &) -> Status {
            open.wait();
            return {};
        }));
    });
    QTRY_VERIFY(folder.journal().backlog() == 1);
    std::vector<Answer> answers(500);
    for (std::size_t i = 0; i < answers.size(); ++i)
        folder.journal().writeHold(hold("req_" + std::to_string(i)), answers[i].done());
    const auto before = folder.journal().commits();
    gate.set_value();
    for (auto &answer : answers) {
        QVERIFY(answer.ready());
        VERIFY_OK(answer.take());
    }
    blocker.join();
    QCOMPARE(folder.journal().commits() - before, std::int64_t(1));
    QCOMPARE(folder.count("holds"), std::int64_t(500));
}

void JournalTest::recordRemovesItsHoldAndRollsUp()
{
    Folder folder;
    VERIFY_OK(holdNow(folder.journal(), hold("req_a")));
    QCOMPARE(folder.reports()->openHolds()->size(), std::size_t(1));
    folder.journal().writeRecord(record("req_a", 700));
    VERIFY_OK(folder.journal().flush(5'000));
    auto reports = folder.reports();
    QVERIFY(reports->openHolds()->empty());
    const auto spent = reports->spentBetween(someDay, endOfTime);
    QCOMPARE(spent->size(), std::size_t(1));
    QCOMPARE(spent->front().cost.nano(), std::int64_t(700));
    QCOMPARE(spent->front().requests, std::int64_t(1));
    QVERIFY(reports->spentBetween(someDay + 900'000, endOfTime)->empty());
}

void JournalTest::recordWrittenTwiceCountsOnce()
{
    Folder folder;
    for (int i = 0; i < 2; ++i) {
        folder.journal().writeRecord(record("req_a", 700));
        VERIFY_OK(folder.journal().flush(5'000));
    }
    QCOMPARE(folder.count("requests"), std::int64_t(1));
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost.nano(), std::int64_t(700));
    VERIFY_OK(folder.reports()->verify());
}

void JournalTest::sameRecordTwiceInOneBatchCountsOnce()
{
    Folder folder;
    for (int i = 0; i < 50; ++i)
        folder.journal().writeRecord(record("req_a", 700));
    VERIFY_OK(folder.journal().flush(5'000));
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost.nano(), std::int64_t(700));
}

void JournalTest::recordOfAHoldStillQueuedKeepsItsOrder()
{
    Folder folder;
    for (int i = 0; i < 200; ++i) {
        const auto id = "req_" + std::to_string(i);
        folder.journal().writeHold(hold(id), [](const Status &) {});
        folder.journal().writeRecord(record(id));
    }
    VERIFY_OK(folder.journal().flush(5'000));
    QCOMPARE(folder.count("holds"), std::int64_t(0));
    QCOMPARE(folder.count("requests"), std::int64_t(200));
}

void JournalTest::everythingSurvivesReopening()
{
    Folder folder;
    folder.journal().writeCustomer({7, 1, "acme", "gold", std::nullopt, false, someDay});
    folder.journal().writeRecord(record("req_done"));
    VERIFY_OK(holdNow(folder.journal(), hold("req_open", 1'234)));
    folder.reopen();
    QCOMPARE(folder.count("customers"), std::int64_t(1));
    QCOMPARE(folder.count("requests"), std::int64_t(1));
    const auto holds = folder.reports()->openHolds();
    QCOMPARE(holds->size(), std::size_t(1));
    QCOMPARE(holds->front().requestId, std::string("req_open"));
    QCOMPARE(holds->front().amount.nano(), std::int64_t(1'234));
}

void JournalTest::everyFieldOfARecordComesBack()
{
    Folder folder;
    RequestRecord r;
    r.requestId = "req_full";
    r.startedAt = someDay + 17;
    r.project = 2;
    r.key = 3;
    r.customer = 4;
    r.customerName = "Ünï \xF0\x9F\x98\x80 'x'";
    r.tier = "t";
    r.labels = {{"team", "red"}, {"feature", "a \"b\""}};
    r.dialect = "openai_chat";
    r.streamed = true;
    r.modelAsked = "asked";
    r.modelServed = "served";
    r.provider = "p";
    r.status = RequestStatus::Aborted;
    r.httpStatus = 499;
    r.errorCode = "e";
    r.blockReason = "{}";
    r.estimate = Money::max();
    r.reserved = Money::fromNano(9'007'199'254'740'993); // does not fit a double
    r.actual = Money::fromNano(3);
    r.avoided = Money::fromNano(4);
    r.saved = Money::fromNano(5);
    r.priceVersion = "v";
    r.usage = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    r.usageEstimated = true;
    r.overBound = true;
    r.cache = "semantic";
    r.totalUs = 13;
    r.firstByteUs = 14;
    r.gatewayUs = 15;
    r.attempts = "[1]";
    folder.journal().writeRecord(r);
    VERIFY_OK(folder.journal().flush(5'000));
    const auto stored = folder.reports()->requests({});
    VERIFY_OK(stored);
    QCOMPARE(requestToJson(stored->front().record), requestToJson(r));
    QCOMPARE(stored->front().record.usage, r.usage);
    QCOMPARE(stored->front().record.labels, r.labels);
    const auto again = requestFromJson(requestToJson(r));
    QVERIFY(again.has_value());
    QCOMPARE(again->reserved, r.reserved);
}

void JournalTest::recordsOfFourThreadsAreAllPresent()
{
    Folder folder;
    constexpr int perThread = 2'000;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < perThread; ++i) {
                const auto id = "req_" + std::to_string(t) + "_" + std::to_string(i);
                folder.journal().writeHold(hold(id), [](const Status &) {});
                folder.journal().writeRecord(record(id, i));
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    VERIFY_OK(folder.journal().flush(60'000));
    QCOMPARE(folder.count("requests"), std::int64_t(4 * perThread));
    QCOMPARE(folder.count("holds"), std::int64_t(0));
    QCOMPARE(folder.journal().backlog(), std::size_t(0));
    const auto totals = folder.reports()->verify();
    VERIFY_OK(totals);
    QCOMPARE(totals->cost.nano(), std::int64_t(4) * perThread * (perThread - 1) / 2);
}

void JournalTest::tooManyWaitingHoldsAreOverload()
{
    QTemporaryDir dir;
    JournalOptions options;
    options.database.path = dir.filePath(QStringLiteral("a.db")).toStdString();
    options.spillPath = dir.filePath(QStringLiteral("spill")).toStdString();
    options.maxQueuedHolds = 2;
    auto opened = SqlJournal::open(options, FixedClock());
    VERIFY_OK(opened);
    auto &journal = **opened;
    std::promise<void> gate;
    auto open = gate.get_future().share();
    std::thread blocker([&] {
        static_cast<void>(journal.readOnWriter([&](SqlDatabase &) -> Status {
            open.wait();
            return {};
        }));
    });
    QTRY_VERIFY(journal.backlog() == 1);
    std::vector<Answer> answers(3);
    for (std::size_t i = 0; i < 3; ++i)
        journal.writeHold(hold("req_" + std::to_string(i)), answers[i].done());
    QVERIFY(answers[2].ready(0));
    QCOMPARE(answers[2].take().error().code, ErrorCode::Overloaded);
    gate.set_value();
    QVERIFY(answers[0].ready() && answers[0].take().ok());
    QVERIFY(answers[1].ready() && answers[1].take().ok());
    blocker.join();
}

void JournalTest::aSecondHoldOfOneRequestTakesTheFirstOnesPlace()
{
    Folder folder;
    std::vector<Answer> answers(2);
    HoldRow next = hold("req_a");
    next.provider = "anthropic";
    next.amount = Money::fromNano(77);
    folder.journal().writeHold(hold("req_a"), answers[0].done());
    folder.journal().writeHold(next, answers[1].done());
    for (Answer &answer : answers)
        QVERIFY(answer.ready() && answer.take().ok());
    const auto holds = folder.reports()->openHolds().value();
    QCOMPARE(holds.size(), std::size_t{1});
    QCOMPARE(holds.front().provider, std::string("anthropic"));
    QCOMPARE(holds.front().amount.nano(), std::int64_t{77});
}

void JournalTest::orphanedHoldsAreChargedInFullAndMarked()
{
    Folder folder;
    HoldRow cutOff = hold("req_a", 500);
    cutOff.labels = {{"feature", "search"}};
    VERIFY_OK(holdNow(folder.journal(), cutOff));
    VERIFY_OK(holdNow(folder.journal(), hold("req_b", 800)));
    folder.journal().writeRecord(record("req_b", 300));
    folder.reopen();
    QCOMPARE(folder.storage().chargeOrphans().value(), 1);
    QCOMPARE(folder.storage().chargeOrphans().value(), 0);
    QCOMPARE(folder.count("holds"), std::int64_t(0));
    RequestFilter filter;
    filter.status = "unconfirmed";
    const auto charged = folder.reports()->requests(filter);
    QCOMPARE(charged->size(), std::size_t(1));
    const auto &row = charged->front().record;
    QCOMPARE(row.actual.nano(), std::int64_t(500));
    QCOMPARE(row.reserved.nano(), std::int64_t(500));
    QCOMPARE(row.startedAt, someDay);
    QVERIFY(row.usageEstimated);
    QCOMPARE(row.errorCode, std::string("unconfirmed"));
    QCOMPARE(row.labels, (Labels{{"feature", "search"}}));
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost.nano(), std::int64_t(800));
    VERIFY_OK(folder.reports()->verify());
}

void JournalTest::closingWritesWhatIsQueued()
{
    Folder folder;
    for (int i = 0; i < 3'000; ++i)
        folder.journal().writeRecord(record("req_" + std::to_string(i)));
    folder.reopen();
    QCOMPARE(folder.count("requests"), std::int64_t(3'000));
}

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
