// The judge of the torture must find every cap that was passed, by a nano-dollar, with the one-time raises
// counted.
#include "torture/doctored.h"

#include <QTest>

using namespace llm0::torture;

namespace {

using Cap = std::optional<std::int64_t>;

/// A day's cap of one call, under which two were billed; and a raise of one call.
RaisePlan raised(Trial &t, bool ofMonth = false)
{
    const std::int64_t one = t.cost();
    t.lowerCaps(Scope::Kind::Key, {{}, ofMonth ? Cap() : Cap(one), ofMonth ? Cap(one) : Cap()});
    RaisePlan raise{{Scope::Kind::Key, 0}, ofMonth, one};
    t.evidence.caps->raise(raise);
    return raise;
}

std::vector<Doctored> capsDoctored()
{
    std::vector<Doctored> all;
    const std::pair<Scope::Kind, const char *> scopes[] = {
        {Scope::Kind::Account, "the account was billed"},
        {Scope::Kind::Project, "project 0 was billed"},
        {Scope::Kind::Key, "key 0 was billed"},
        {Scope::Kind::Customer, "customer 'alice' of project 0 was billed"}};
    for (const auto &[kind, found] : scopes) {
        const auto which = kind;
        all.push_back({"a day's cap passed by a nano-dollar",
                       [which](Trial &t) {
                           t.lowerCaps(which, {{}, 2 * t.cost() - 1, {}});
                       },
                       found,
                       {}});
        all.push_back({"a month's cap passed by a nano-dollar",
                       [which](Trial &t) {
                           t.lowerCaps(which, {{}, {}, 2 * t.cost() - 1});
                       },
                       found,
                       {}});
        all.push_back({"caps that just fit",
                       [which](Trial &t) {
                           t.lowerCaps(which, {t.cost(), 2 * t.cost(), 2 * t.cost()});
                       },
                       "",
                       {}});
        all.push_back({"a request's cap passed by a nano-dollar",
                       [which](Trial &t) {
                           t.lowerCaps(which, {t.cost() - 1, {}, {}});
                       },
                       "call 1 cost more than the cap of one request of",
                       {}});
    }
    for (const bool ofMonth : {false, true}) {
        all.push_back({"a raise that was granted",
                       [ofMonth](Trial &t) { t.evidence.caps->granted(raised(t, ofMonth)); },
                       "",
                       {}});
        all.push_back({"a raise that was refused",
                       [ofMonth](Trial &t) { t.evidence.caps->denied(raised(t, ofMonth)); },
                       "key 0 was billed",
                       {}});
        all.push_back({"a raise of which nobody knows", [ofMonth](Trial &t) { raised(t, ofMonth); }, "", {}});
        all.push_back({"a raise of the other window",
                       [ofMonth](Trial &t) {
                           t.lowerCaps(
                               Scope::Kind::Key,
                               {{}, ofMonth ? Cap() : Cap(t.cost()), ofMonth ? Cap(t.cost()) : Cap()});
                           t.evidence.caps->raise({{Scope::Kind::Key, 0}, !ofMonth, t.cost()});
                       },
                       "key 0 was billed",
                       {}});
        all.push_back({"a raise that is a nano-dollar too small",
                       [ofMonth](Trial &t) {
                           const RaisePlan raise = raised(t, ofMonth);
                           t.evidence.caps->denied({raise.scope, ofMonth, 1});
                       },
                       "key 0 was billed",
                       {}});
    }
    return all;
}

} // namespace

class JudgeCapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsCapsThatWerePassedAndCountsTheirRaises_data() { addRows(capsDoctored()); }
    void findsCapsThatWerePassedAndCountsTheirRaises() { runJudged(capsDoctored()); }
};

QTEST_GUILESS_MAIN(JudgeCapsTest)
#include "judgecaps_test.moc"
