#include "checkedcaps.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

class NoJournal final : public Journal
{
public:
    void writeHold(HoldRow, Done) override {}
    void writeRecord(RequestRecord) override {}
    void writeCustomer(Customer) override {}
    Status health() const override { return {}; }
    std::size_t backlog() const override { return 0; }
    Status flush(int) override { return {}; }
};

struct TestDirectory {
    SystemClock clock;
    NoJournal journal;
    Directory directory{journal, clock};
};

Money usd(const char *text)
{
    return *Money::parse(text);
}

} // namespace

class CheckedCapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEveryCapThatWasChecked();
    void leavesOtherRecordsAlone();
};

void CheckedCapsTest::tellsEveryCapThatWasChecked()
{
    Ledger ledger{BudgetCalendar()};
    const UnixMs at = 1'790'000'000'000;
    ledger.load(ScopeKind::Account, 0, at, usd("8.76"), usd("20"));
    RequestRecord record;
    record.status = RequestStatus::Refused;
    record.startedAt = at;
    record.blockReason = R"({"scope":"account","window":"day","limit_usd":"10.00"})";
    TestDirectory directory;
    Caps account;
    account.perDay = usd("10");
    account.perRequest = usd("0.5");
    addCheckedCaps(record, ledger, directory.directory, account);
    const auto reason = nlohmann::json::parse(record.blockReason);
    QCOMPARE(reason["limit_usd"].get<std::string>(), std::string("10.00"));
    QCOMPARE(int(reason["checked"].size()), 2);
    const auto day = reason["checked"][1];
    QCOMPARE(day["window"].get<std::string>(), std::string("day"));
    QCOMPARE(day["spent_usd"].get<std::string>(), std::string("8.760000000"));
    QCOMPARE(day["remaining_usd"].get<std::string>(), std::string("1.240000000"));
}

void CheckedCapsTest::leavesOtherRecordsAlone()
{
    Ledger ledger{BudgetCalendar()};
    TestDirectory directory;
    RequestRecord answered;
    addCheckedCaps(answered, ledger, directory.directory, {});
    QVERIFY(answered.blockReason.empty());
    RequestRecord counted;
    counted.status = RequestStatus::Refused;
    counted.blockReason = R"({"limit":"requests per minute"})";
    addCheckedCaps(counted, ledger, directory.directory, {});
    QCOMPARE(counted.blockReason, std::string(R"({"limit":"requests per minute"})"));
}

QTEST_GUILESS_MAIN(CheckedCapsTest)
#include "checkedcaps_test.moc"
