// The judge of the torture is given evidence that was doctored in one place, and must find just that.
#include "torture/calls.h"
#include "torture/doctored.h"

#include <QTest>

using namespace llm0::torture;

namespace {

void kill(Schedule &schedule)
{
    schedule.lives[0].end = LifePlan::End::Killed;
}

void killWithoutLimit(Schedule &schedule)
{
    kill(schedule);
    schedule.lives[0].calls[0].tries = {"tokens=90 ignore-limit"};
}

/// Answered, and charged at its bound by the next start.
void cutOff(Trial &t)
{
    t.row()["status"] = "unconfirmed";
    t.row()["usage_estimated"] = true;
    t.row()["price_version"] = "";
    t.set("actual", t.cost() - 1);
    t.set("reserved", t.cost() - 1);
}

std::vector<Doctored> rowsDoctored()
{
    return {
        {"nothing", [](Trial &) {}, "", {}},
        {"no row of a call that reached a provider",
         [](Trial &t) { t.row()["labels"][callLabel] = "2"; },
         "call 1 reached a provider and has no row",
         {}},
        {"two rows", [](Trial &t) { t.row()["labels"][callLabel] = "2"; }, "call 2 has 2 rows", {}},
        {"no row of an answer",
         [](Trial &t) {
             t.row()["labels"][callLabel] = "2";
             t.evidence.arrivals.erase(t.evidence.arrivals.begin());
         },
         "call 1 was answered and has no row",
         {}},
        {"a row of no call", [](Trial &t) { t.row()["labels"][callLabel] = "77"; }, "a row of no call", {}},
        {"a request of no call",
         [](Trial &t) { t.evidence.arrivals[0].prompt = 77; },
         "a request of no call reached openai",
         {}},
        {"counted a nano-dollar below the bill",
         [](Trial &t) { t.set("actual", t.cost() - 1); },
         "call 1 is counted at less than was billed",
         {}},
        {"estimated below the bill, with a provider that keeps to limits",
         [](Trial &t) {
             t.set("actual", t.cost() - 1);
             t.row()["usage_estimated"] = true;
         },
         "call 1 is counted at less than was billed",
         {}},
        {"counted a nano-dollar above the bill",
         [](Trial &t) { t.set("actual", t.cost() + 1); },
         "call 1 is not counted at what was billed",
         {}},
        {"charged for nothing",
         [](Trial &t) { t.evidence.arrivals.erase(t.evidence.arrivals.begin()); },
         "call 1 never reached a provider and is charged",
         {}},
        {"told as refused",
         [](Trial &t) {
             t.row()["status"] = "refused";
             t.set("actual", 0);
         },
         "call 1 is told as refused and was billed",
         {}},
        {"flagged within its bound",
         [](Trial &t) { t.row()["over_bound"] = true; },
         "call 1 is flagged wrongly as beyond its bound",
         {}},
        {"beyond its bound without a flag",
         [](Trial &t) { t.set("reserved", t.cost() - 1); },
         "call 1 is above its bound and not flagged",
         {}},
        {"beyond a bound of nothing without a flag",
         [](Trial &t) { t.set("reserved", 0); },
         "call 1 is above its bound and not flagged",
         {}},
        {"told another cost",
         [](Trial &t) {
             t.evidence.calls[0].headers = {};
             t.evidence.calls[0].headers.add("X-Cost-Usd", usd(t.cost() + 1));
         },
         "call 1 was told a cost of",
         {}},
        {"charged by the next start below what was told", cutOff, "call 1 was told a cost of", kill},
        {"the same, of a provider without limits", cutOff, "", killWithoutLimit},
        {"the same question, twice billed",
         [](Trial &t) {
             t.row(1)["actual"] = usd(0);
             t.evidence.calls[1].headers = {};
         },
         "the calls with prompt 1 are counted at less than was billed", Trial::same},
        {"the same question, charged beside the bill", [](Trial &t) { t.evidence.arrivals.pop_back(); },
         "the calls with prompt 1 are not counted at what was billed", Trial::same},
        {"an answer from the cache", [](Trial &t) { t.answerSecondFromCache(); }, "", Trial::same},
        {"a charged one",
         [](Trial &t) {
             t.answerSecondFromCache();
             t.row(1)["actual"] = usd(1);
         },
         "call 2 was answered from the cache and is charged", Trial::same},
        {"the same question without rows",
         [](Trial &t) {
             t.evidence.rows.clear();
             t.evidence.rowProject.clear();
             t.evidence.rowKey.clear();
         },
         "prompt 1 reached a provider and has no row", Trial::same},
    };
}

std::vector<Doctored> pricesDoctored()
{
    return {
        {"a version nobody made",
         [](Trial &t) { t.row()["price_version"] = "other"; },
         "call 1 was priced with rates that were nowhere in force",
         {}},
        {"the edit, at its own rates",
         [](Trial &t) {
             const PricePlan price = t.edit().price;
             const std::int64_t cost =
                 tariff().costOf("openai", "gpt-4o-mini", *t.evidence.arrivals[0].bill, &price);
             for (std::size_t i = 0; i < 2; ++i) {
                 t.row(i)["price_version"] = edited;
                 t.row(i)["actual"] = usd(cost);
                 t.evidence.calls[i].headers = {};
             }
         },
         "",
         {}},
        {"the edit, at published rates",
         [](Trial &t) {
             t.edit();
             t.row()["price_version"] = edited;
             t.row(1)["price_version"] = edited;
         },
         "call 1 is counted at less than was billed",
         {}},
        {"published rates while the edit held",
         [](Trial &t) { t.edit(); },
         "call 1 was priced with rates that had been replaced",
         {}},
        {"the edit after it was taken back",
         [](Trial &t) {
             t.edit().backAnsweredAt = at(-10);
             t.row()["price_version"] = edited;
         },
         "call 1 was priced with rates that had been taken back",
         {}},
    };
}

std::vector<Doctored> processDoctored()
{
    static constexpr auto never = Instant::max();
    return {
        {"a hold that stays", [](Trial &t) { t.evidence.settledMs = -1; }, "a hold was open -1 ms", {}},
        {"a hold that stays long",
         [](Trial &t) { t.evidence.settledMs = 1'001; },
         "a hold was open 1001 ms",
         {}},
        {"a database that stays refused",
         [](Trial &t) { t.evidence.recoveredMs = 2'501; },
         "the database was free and paid calls were still refused",
         {}},
        {"a bad end", [](Trial &t) { t.restart(false).exitCode = 1; }, "the gateway ended with 1", {}},
        {"a kill has no exit code", [](Trial &t) { t.restart(true).exitCode = 9; }, "", {}},
        {"holds long after a restart",
         [](Trial &t) { t.restart().quietMs = 501; },
         "holds were open after a restart",
         {}},
        {"holds for ever after a restart",
         [](Trial &t) { t.restart().quietMs = -1; },
         "holds were open after a restart",
         {}},
        {"a hold left by a restart",
         [](Trial &t) { t.restart().openHolds = 1; },
         "holds were open after a restart: 1",
         {}},
        {"counters that differ after a restart",
         [](Trial &t) {
             t.restart().verified = {{"ok", false}};
         },
         "after a restart: ",
         {}},
        {"counters that differ at the end",
         [](Trial &t) { t.evidence.verified["ok"] = false; },
         "at the end: ",
         {}},
        {"a hold at the end", [](Trial &t) { t.evidence.verified["open_holds"] = 1; }, "at the end: ", {}},
        {"sums that differ",
         [](Trial &t) { t.evidence.figures.emplace_back("a sum differs"); },
         "a sum differs",
         {}},
        {"a false refusal",
         [](Trial &t) { t.evidence.falseRefusals.emplace_back("refused in vain"); },
         "refused in vain",
         {}},
        {"served with a key that was revoked",
         [](Trial &t) { t.off(OrderPlan::Kind::Revoke, never); },
         "call 1 went to openai after 'revoke key'",
         {}},
        {"served to a customer who was blocked",
         [](Trial &t) { t.off(OrderPlan::Kind::Block, never); },
         "call 1 went to openai after 'block customer'",
         {}},
        {"served while paused",
         [](Trial &t) { t.off(OrderPlan::Kind::Pause, at(600)); },
         "call 1 was served after 'pause'",
         {}},
        {"served once it was switched on again",
         [](Trial &t) { t.off(OrderPlan::Kind::Pause, at(400)); },
         "",
         {}},
    };
}

} // namespace

class JudgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsWrongWithRows_data() { addRows(rowsDoctored()); }
    void findsWhatIsWrongWithRows() { runJudged(rowsDoctored()); }
    void findsWhatIsWrongWithPrices_data() { addRows(pricesDoctored()); }
    void findsWhatIsWrongWithPrices() { runJudged(pricesDoctored()); }
    void findsWhatIsWrongWithTheProcess_data() { addRows(processDoctored()); }
    void findsWhatIsWrongWithTheProcess() { runJudged(processDoctored()); }
};

QTEST_GUILESS_MAIN(JudgeTest)
#include "judge_test.moc"
