#include "storagefixture.h"

#include "storage/sql/rollup.h"

#include <QDateTime>
#include <QTimeZone>

#include <limits>

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr UnixMs twoDays = 2 * 86'400'000;

std::vector<RequestRecord> writeRandom(Folder &folder, int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<RequestRecord> records;
    for (int customer = 1; customer <= 5; ++customer)
        folder.journal().writeCustomer(
            {customer, 1, "customer " + std::to_string(customer), "", std::nullopt, false, someDay});
    for (int i = 0; i < count; ++i) {
        records.push_back(randomRecord(random, i));
        folder.journal().writeRecord(records.back());
    }
    if (!folder.journal().flush(20'000))
        qFatal("not written");
    return records;
}

std::string modelOf(const RequestRecord &r)
{
    return r.modelServed.empty() ? r.modelAsked : r.modelServed;
}

std::string dayIn(const char *zone, UnixMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone(zone)).date().toString(Qt::ISODate).toStdString();
}

/// What the rows say about the group, added up by hand.
UsageRow sumOf(const std::vector<RequestRecord> &records,
               const std::function<bool(const RequestRecord &)> &in)
{
    UsageRow sum;
    for (const auto &r : records) {
        if (!in(r))
            continue;
        const bool refused = r.status == RequestStatus::Refused;
        sum.requests += refused ? 0 : 1;
        sum.refused += refused ? 1 : 0;
        sum.failed += r.status == RequestStatus::Failed ? 1 : 0;
        sum.cacheHits += r.cache == "exact" ? 1 : 0;
        sum.cost += r.actual;
        sum.saved += r.saved;
        sum.avoided += r.avoided;
        sum.promptTokens += r.usage.promptTotal();
        sum.completionTokens += r.usage.completionTotal();
    }
    return sum;
}

bool sameFigures(const UsageRow &a, const UsageRow &b)
{
    return a.requests == b.requests && a.refused == b.refused && a.failed == b.failed
           && a.cacheHits == b.cacheHits && a.cost == b.cost && a.saved == b.saved && a.avoided == b.avoided
           && a.promptTokens == b.promptTokens && a.completionTokens == b.completionTokens;
}

} // namespace

class ReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usageEqualsTheSumOfItsRowsToTheNano();
    void usageOfAllCustomersIsTheSumOfTheirRows();
    void usageWithoutGroupsIsOneTotal();
    void usageIsFilteredByProjectCustomerAndTime();
    void hourThatComesTwiceInAutumnStaysTwo();
    void unknownGroupOrZoneIsRefusedByName();
    void sumsBeyondSixtyFourBitsSaturate();
    void requestsPageNewestFirstWithoutGapsOrRepeats();
    void requestsAreFilteredByEveryField();
    void starsStandForAnyCharactersAndOnlyTheyDo();
    void aRareFindIsReachedInBoundedSteps();
    void eachRequestVisitsOldestFirstAndStops();
    void verifyFindsAChangedRow();
    void verifyFindsAChangedRollup();
    void verifyFindsAChangedTotalAndAMissingOne();
    void verifyFindsAMissingRowAndAMissingRollup();
    void retentionKeepsRollupsAndVerifyPasses();
};

void ReportsTest::usageEqualsTheSumOfItsRowsToTheNano()
{
    Folder folder;
    const auto records = writeRandom(folder, 2'000, 42);
    UsageQuery query;
    query.from = someDay;
    query.to = someDay + twoDays;
    query.timeZone = "America/New_York";
    query.groupBy = {"customer", "model", "day", "provider"};
    const auto rows = folder.reports()->usage(query);
    VERIFY_OK(rows);
    QVERIFY(rows->size() > 100);
    std::int64_t counted = 0;
    for (const auto &row : *rows) {
        const auto expected = sumOf(records, [&](const RequestRecord &r) {
            return r.customerName == row.group.at("customer") && modelOf(r) == row.group.at("model")
                   && r.provider == row.group.at("provider")
                   && dayIn("America/New_York", r.startedAt) == row.group.at("day");
        });
        QVERIFY(sameFigures(row, expected));
        counted += row.requests + row.refused;
    }
    QCOMPARE(counted, std::int64_t(2'000));
    VERIFY_OK(folder.reports()->verify());
}

void ReportsTest::usageOfAllCustomersIsTheSumOfTheirRows()
{
    Folder folder;
    const auto records = writeRandom(folder, 3'000, 11);
    UsageQuery query;
    query.to = someDay + twoDays;
    query.timeZone = "Asia/Kathmandu";
    query.groupBy = {"day", "model", "tier"};
    const auto rows = folder.reports()->usage(query);
    VERIFY_OK(rows);
    std::int64_t counted = 0;
    for (const auto &row : *rows) {
        QVERIFY(sameFigures(row, sumOf(records, [&](const RequestRecord &r) {
                                return dayIn("Asia/Kathmandu", r.startedAt) == row.group.at("day")
                                       && modelOf(r) == row.group.at("model")
                                       && r.tier == row.group.at("tier");
                            })));
        counted += row.requests + row.refused;
    }
    QCOMPARE(counted, std::int64_t(3'000));
    QVERIFY(folder.count("totals") < folder.count("rollups"));
}

void ReportsTest::usageWithoutGroupsIsOneTotal()
{
    Folder folder;
    const auto records = writeRandom(folder, 300, 1);
    UsageQuery query;
    query.to = someDay + twoDays;
    const auto rows = folder.reports()->usage(query);
    QCOMPARE(rows->size(), std::size_t(1));
    QVERIFY(sameFigures(rows->front(), sumOf(records, [](const auto &) { return true; })));
}

void ReportsTest::usageIsFilteredByProjectCustomerAndTime()
{
    Folder folder;
    const auto records = writeRandom(folder, 6'000, 2);
    UsageQuery query;
    query.from = someDay + 900'000 * 10;
    query.to = someDay + 900'000 * 90;
    query.project = 2;
    query.customer = "customer 3";
    query.groupBy = {"tier"};
    const auto rows = folder.reports()->usage(query);
    QCOMPARE(rows->size(), std::size_t(2));
    for (const auto &row : *rows) {
        QVERIFY(sameFigures(row, sumOf(records, [&](const RequestRecord &r) {
                                return r.project == 2 && r.customer == 3 && r.startedAt >= query.from
                                       && r.startedAt < query.to && r.tier == row.group.at("tier");
                            })));
    }
}

void ReportsTest::hourThatComesTwiceInAutumnStaysTwo()
{
    Folder folder;
    const UnixMs twoOClock = 1'761'436'800'000; // 2025-10-26T00:00Z, 02:00 in Berlin for the first time
    for (int i = 0; i < 3; ++i) {
        auto r = record("req_" + std::to_string(i), 1);
        r.startedAt = twoOClock + i * 3'600'000;
        folder.journal().writeRecord(r);
    }
    VERIFY_OK(folder.journal().flush(5'000));
    UsageQuery query;
    query.to = twoOClock + 86'400'000;
    query.timeZone = "Europe/Berlin";
    query.groupBy = {"hour"};
    const auto rows = folder.reports()->usage(query);
    QCOMPARE(rows->size(), std::size_t(3));
    QCOMPARE(rows->at(0).group.at("hour"), std::string("2025-10-26T02:00:00+01:00"));
    QCOMPARE(rows->at(1).group.at("hour"), std::string("2025-10-26T02:00:00+02:00"));
    query.timeZone = "UTC";
    QCOMPARE(folder.reports()->usage(query)->at(0).group.at("hour"), std::string("2025-10-26T00:00:00Z"));
    query.timeZone = "Europe/Berlin";
    query.groupBy = {"day"};
    const auto days = folder.reports()->usage(query);
    QCOMPARE(days->size(), std::size_t(1));
    QCOMPARE(days->front().group.at("day"), std::string("2025-10-26"));
}

void ReportsTest::unknownGroupOrZoneIsRefusedByName()
{
    Folder folder;
    UsageQuery query;
    query.groupBy = {"customer", "model; DROP TABLE requests"};
    auto refused = folder.reports()->usage(query);
    QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
    QCOMPARE(refused.error().param, std::string("group_by"));
    query.groupBy = {};
    query.timeZone = "Mars/Olympus";
    refused = folder.reports()->usage(query);
    QCOMPARE(refused.error().param, std::string("time_zone"));
}

void ReportsTest::sumsBeyondSixtyFourBitsSaturate()
{
    Folder folder;
    for (int i = 0; i < 3; ++i) {
        auto r = record("req_" + std::to_string(i));
        r.actual = Money::max();
        r.usage.input = std::numeric_limits<std::int64_t>::max();
        r.usage.cacheRead = 5;
        folder.journal().writeRecord(r);
        VERIFY_OK(folder.journal().flush(5'000));
    }
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost, Money::max());
    VERIFY_OK(folder.reports()->verify());
}

void ReportsTest::requestsPageNewestFirstWithoutGapsOrRepeats()
{
    Folder folder;
    writeRandom(folder, 250, 3);
    auto reports = folder.reports();
    RequestFilter filter;
    filter.limit = 37;
    std::vector<std::string> seen;
    for (;;) {
        const auto page = reports->requests(filter);
        VERIFY_OK(page);
        if (page->empty())
            break;
        QVERIFY(page->size() <= 37);
        for (const auto &row : *page) {
            QVERIFY(filter.beforeRow == 0 || row.row < filter.beforeRow);
            filter.beforeRow = row.row;
            seen.push_back(row.record.requestId);
        }
        folder.journal().writeRecord(record("req_meanwhile_" + std::to_string(seen.size())));
        VERIFY_OK(folder.journal().flush(5'000));
    }
    QCOMPARE(seen.size(), std::size_t(250));
    QCOMPARE(seen.front(), std::string("req_random_249"));
    QCOMPARE(seen.back(), std::string("req_random_0"));
}

void ReportsTest::requestsAreFilteredByEveryField()
{
    Folder folder;
    const auto records = writeRandom(folder, 400, 4);
    auto reports = folder.reports();
    const auto expect = [&](const RequestFilter &filter,
                            const std::function<bool(const RequestRecord &)> &in) {
        auto all = filter;
        all.limit = 1'000;
        const auto found = reports->requests(all);
        const auto wanted = static_cast<std::size_t>(std::count_if(records.begin(), records.end(), in));
        return found && wanted > 0 && wanted < records.size() && found->size() == wanted
               && std::all_of(found->begin(), found->end(), [&](const auto &row) { return in(row.record); });
    };
    RequestFilter filter;
    filter.project = 2;
    QVERIFY(expect(filter, [](const auto &r) { return r.project == 2; }));
    filter.customer = "customer 4";
    QVERIFY(expect(filter, [](const auto &r) { return r.project == 2 && r.customer == 4; }));
    filter = {};
    filter.provider = "anthropic";
    filter.status = "refused";
    QVERIFY(expect(filter, [](const auto &r) {
        return r.provider == "anthropic" && r.status == RequestStatus::Refused;
    }));
    filter = {};
    filter.model = "served-1";
    QVERIFY(expect(filter, [](const auto &r) { return r.modelServed == "served-1"; }));
    filter = {};
    filter.costAbove = Money::fromNano(900'000'000);
    QVERIFY(expect(filter, [](const auto &r) { return r.actual.nano() > 900'000'000; }));
    filter = {};
    filter.from = someDay + 10'000'000;
    filter.to = someDay + 90'000'000;
    QVERIFY(
        expect(filter, [&](const auto &r) { return r.startedAt >= filter.from && r.startedAt < filter.to; }));
    filter = {};
    filter.requestId = "req_random_7";
    QVERIFY(expect(filter, [](const auto &r) { return r.requestId == "req_random_7"; }));
}

void ReportsTest::starsStandForAnyCharactersAndOnlyTheyDo()
{
    Folder folder;
    for (const char *name : {"acme", "acme_2", "acmex2", "100%", "a\\b"}) {
        RequestRecord row = record(std::string("req_") + name);
        row.customerName = name;
        row.labels = {{"team", name}};
        folder.journal().writeRecord(row);
    }
    VERIFY_OK(folder.journal().flush(5'000));
    auto reports = folder.reports();
    const auto found = [&](const char *customer) {
        RequestFilter filter;
        filter.customer = customer;
        return reports->requests(filter)->size();
    };
    QCOMPARE(found("acme"), std::size_t(1));
    QCOMPARE(found("acme*"), std::size_t(3));
    QCOMPARE(found("*_2"), std::size_t(1));
    QCOMPARE(found("100%"), std::size_t(1));
    QCOMPARE(found("*%"), std::size_t(1));
    QCOMPARE(found("*\\*"), std::size_t(1));
    RequestFilter filter;
    filter.label = {"team", "a\\b"};
    QCOMPARE(reports->requests(filter)->size(), std::size_t(1));
}

void ReportsTest::aRareFindIsReachedInBoundedSteps()
{
    Folder folder;
    RequestRecord rare = record("req_rare");
    rare.provider = "rare";
    folder.journal().writeRecord(rare);
    constexpr int others = 120'000;
    for (int i = 0; i < others; ++i)
        folder.journal().writeRecord(record("req_" + std::to_string(i)));
    VERIFY_OK(folder.journal().flush(60'000));
    auto reports = folder.reports();
    RequestFilter filter;
    filter.provider = "rare";
    int steps = 0;
    for (;;) {
        const auto page = reports->requestPage(filter);
        VERIFY_OK(page);
        ++steps;
        if (!page->rows.empty())
            break;
        QVERIFY(page->next && page->searchedTo > 0);
        filter.beforeRow = *page->next;
    }
    QVERIFY2(steps >= 3, "each step must look at a bounded part of the log");
    filter.beforeRow = 0;
    filter.from = rare.startedAt + 30 * 86'400'000LL;
    const auto nothing = reports->requestPage(filter);
    VERIFY_OK(nothing);
    QVERIFY2(!nothing->next, "looking on beyond the range would be in vain");
}

void ReportsTest::eachRequestVisitsOldestFirstAndStops()
{
    Folder folder;
    writeRandom(folder, 2'500, 5);
    auto reports = folder.reports();
    UnixMs last = 0;
    int visited = 0;
    VERIFY_OK(reports->eachRequest(someDay, 0, [&](const StoredRequest &row) {
        const bool ordered = row.record.startedAt >= last;
        last = row.record.startedAt;
        ++visited;
        return ordered;
    }));
    QCOMPARE(visited, 2'500);
    visited = 0;
    VERIFY_OK(reports->eachRequest(someDay, 0, [&](const StoredRequest &) { return ++visited < 1'200; }));
    QCOMPARE(visited, 1'200);
    visited = 0;
    VERIFY_OK(reports->eachRequest(someDay + 86'400'000, someDay + twoDays, [&](const StoredRequest &row) {
        ++visited;
        return row.record.startedAt >= someDay + 86'400'000;
    }));
    QVERIFY(visited > 900 && visited < 1'600);
}

void ReportsTest::verifyFindsAChangedRow()
{
    Folder folder;
    writeRandom(folder, 200, 6);
    VERIFY_OK(folder.reports()->verify());
    VERIFY_OK(folder.tamper("UPDATE requests SET actual = actual + 1 WHERE request_id = 'req_random_9'"));
    const auto verdict = folder.reports()->verify();
    QVERIFY(!verdict);
    const auto &message = verdict.error().message;
    QVERIFY2(message.find("cost differs in the 15 minutes from 2025-10-") != std::string::npos,
             message.c_str());
    QVERIFY2(message.find("USD") != std::string::npos && message.find("project") != std::string::npos,
             message.c_str());
    VERIFY_OK(folder.tamper("UPDATE requests SET actual = actual - 1 WHERE request_id = 'req_random_9'"));
    VERIFY_OK(folder.reports()->verify());
}

void ReportsTest::verifyFindsAChangedRollup()
{
    Folder folder;
    writeRandom(folder, 200, 7);
    for (const auto column : sumColumns) {
        const std::string name(column);
        const std::string one = " WHERE rowid = (SELECT MAX(rowid) FROM rollups)";
        VERIFY_OK(folder.tamper("UPDATE rollups SET " + name + " = " + name + " + 1" + one));
        const auto verdict = folder.reports()->verify();
        QVERIFY(!verdict);
        QVERIFY2(verdict.error().message.rfind(name + " differs", 0) == 0, verdict.error().message.c_str());
        VERIFY_OK(folder.tamper("UPDATE rollups SET " + name + " = " + name + " - 1" + one));
    }
    VERIFY_OK(folder.reports()->verify());
}

void ReportsTest::verifyFindsAChangedTotalAndAMissingOne()
{
    Folder folder;
    writeRandom(folder, 200, 12);
    for (const auto column : sumColumns) {
        const std::string name(column);
        const std::string one = " WHERE rowid = (SELECT MAX(rowid) FROM totals)";
        VERIFY_OK(folder.tamper("UPDATE totals SET " + name + " = " + name + " + 1" + one));
        const auto verdict = folder.reports()->verify();
        QVERIFY(!verdict);
        const auto &message = verdict.error().message;
        QVERIFY2(message.starts_with(name + " differs") && message.find("their total says") != message.npos,
                 message.c_str());
        VERIFY_OK(folder.tamper("UPDATE totals SET " + name + " = " + name + " - 1" + one));
    }
    VERIFY_OK(folder.reports()->verify());
    VERIFY_OK(folder.tamper("DELETE FROM totals WHERE rowid = 1"));
    QVERIFY(!folder.reports()->verify());
}

void ReportsTest::verifyFindsAMissingRowAndAMissingRollup()
{
    Folder missingRow;
    writeRandom(missingRow, 50, 8);
    VERIFY_OK(missingRow.tamper("DELETE FROM requests WHERE request_id = 'req_random_3'"));
    QVERIFY(!missingRow.reports()->verify());
    Folder missingRollup;
    writeRandom(missingRollup, 50, 8);
    VERIFY_OK(missingRollup.tamper("DELETE FROM rollups WHERE rowid = 1"));
    QVERIFY(!missingRollup.reports()->verify());
}

void ReportsTest::retentionKeepsRollupsAndVerifyPasses()
{
    Folder folder;
    const auto records = writeRandom(folder, 5'000, 9);
    const UnixMs middle = someDay + 86'400'000;
    const auto old =
        std::count_if(records.begin(), records.end(), [&](const auto &r) { return r.startedAt < middle; });
    const auto spent = folder.reports()->spentBetween(0, endOfTime);
    QCOMPARE(folder.storage().purgeRequestsBefore(middle + 5).value(), std::int64_t(old));
    QCOMPARE(folder.storage().purgeRequestsBefore(middle).value(), std::int64_t(0));
    QCOMPARE(folder.count("requests"), std::int64_t(5'000 - old));
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->size(), spent->size());
    UsageQuery query;
    query.to = someDay + twoDays;
    QVERIFY(sameFigures(folder.reports()->usage(query)->front(),
                        sumOf(records, [](const auto &) { return true; })));
    const auto verdict = folder.reports()->verify();
    VERIFY_OK(verdict);
    QCOMPARE(verdict->rows, std::int64_t(5'000 - old));
    VERIFY_OK(
        folder.tamper("UPDATE rollups SET cost = cost + 1 WHERE bucket = (SELECT MAX(bucket) FROM rollups)"));
    QVERIFY(!folder.reports()->verify());
}

QTEST_GUILESS_MAIN(ReportsTest)
#include "reports_test.moc"
