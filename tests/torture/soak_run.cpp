// soak_run [--requests N] [--minutes N] [--workers N] [--scale X] [--only KIND,…] [--report FILE]
// Mixed load on the real program, with its event stream open and phases in which its database cannot be
// written; tells what it takes in memory and descriptors, round by round. The exit code is 1 when that grows,
// or when the books do not agree at the end.
#include "torture/record.h"
#include "torture/soak.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <sstream>

using namespace llm0;
using namespace llm0::torture;
using Json = GatewayProcess::Json;

namespace {

/// All rounds ask the same. The first half warms up what has a bound: page caches, pools of connections, the
/// allocator's arenas. The second must be flat: the middle one of its last rounds against the middle one of
/// its first, since a single round may end before the allocator has given back what an outage took.
constexpr std::size_t fewRounds = 8;
constexpr std::int64_t mostGrowthPercent = 5;
/// Connections to the provider are kept open for the next call: as many as there were callers at once, seldom
/// all.
constexpr int mostDescriptorsMore = 16;

std::string megabytes(std::int64_t kb)
{
    return std::to_string((kb + 512) / 1024) + " MB";
}

std::string tableOf(const std::vector<SoakRound> &rounds, const Footprint &idle)
{
    std::ostringstream text;
    text << "| round | hits | refusals | misses | streams | left by clients | while the database was locked "
            "(not served) | most memory | memory after | most descriptors | descriptors after |\n"
            "|---|---|---|---|---|---|---|---|---|---|---|\n"
         << "| idle | | | | | | | | " << megabytes(idle.residentKb) << " | | " << idle.descriptors << " |\n";
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        const SoakRound &r = rounds[i];
        text << "| " << i + 1 << " | " << r.hits << " | " << r.refusals << " | " << r.misses << " | "
             << r.streams << " | " << r.aborts << " | " << r.whileLocked << " (" << r.refusedWhileLocked
             << ") | " << megabytes(r.most.residentKb) << " | " << megabytes(r.after.residentKb) << " | "
             << r.most.descriptors << " | " << r.after.descriptors << " |\n";
    }
    return text.str();
}

/// Of what was taken after the rounds from `first` to before `end`.
Footprint middleOf(const std::vector<SoakRound> &rounds, std::size_t first, std::size_t end)
{
    const auto middle = [&](auto field) {
        std::vector<std::int64_t> values;
        for (std::size_t i = first; i < end; ++i)
            values.push_back(rounds[i].after.*field);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    return {middle(&Footprint::residentKb), static_cast<int>(middle(&Footprint::descriptors)), 0};
}

std::vector<std::string> complaintsAbout(const std::vector<SoakRound> &rounds, const Json &verified)
{
    std::vector<std::string> found;
    if (!verified.value("ok", false) || verified["open_holds"] != 0)
        found.push_back("verify: " + verified.dump());
    const std::size_t half = rounds.size() / 2;
    const std::size_t later = half + (rounds.size() - half) / 2;
    const Footprint then = middleOf(rounds, half, later);
    const Footprint last = middleOf(rounds, later, rounds.size());
    if (last.residentKb > then.residentKb + then.residentKb * mostGrowthPercent / 100)
        found.push_back("memory grew from " + megabytes(then.residentKb) + " to " + megabytes(last.residentKb)
                        + " in the second half");
    if (last.descriptors > then.descriptors + mostDescriptorsMore)
        found.push_back("descriptors grew from " + std::to_string(then.descriptors) + " to "
                        + std::to_string(last.descriptors) + " in the second half");
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *what, const char *usual) {
        parser.addOption({QLatin1StringView(name), QLatin1StringView(what), QStringLiteral("X"),
                          QLatin1StringView(usual)});
    };
    option("requests", "how many at least", "1000000");
    option("minutes", "after so many it ends with what it has; 0: never", "0");
    option("workers", "of the gateway", "2");
    option("scale", "size of a round; 1 asks about 50,000 times", "1");
    option("only", "kinds of load, with commas: hits, caps, nobody, rates, misses, streams, leavers, locked",
           "");
    option("report", "file for the record", "");
    parser.process(application);

    const std::int64_t wanted = parser.value(QStringLiteral("requests")).toLongLong();
    QElapsedTimer timer;
    timer.start();
    std::vector<std::string> only;
    for (const QString &kind :
         parser.value(QStringLiteral("only")).split(QLatin1Char(','), Qt::SkipEmptyParts))
        only.push_back(kind.toStdString());
    Soak soak(parser.value(QStringLiteral("workers")).toInt(), std::move(only));
    std::vector<SoakRound> rounds;
    SoakRound sum;
    const int most = parser.value(QStringLiteral("minutes")).toInt();
    const auto late = [&timer, most] { return most > 0 && timer.elapsed() > qint64(most) * 60'000; };
    while ((sum.total() < wanted && !late()) || rounds.size() < fewRounds) {
        rounds.push_back(soak.round(parser.value(QStringLiteral("scale")).toDouble()));
        const SoakRound &r = rounds.back();
        sum.hits += r.hits;
        sum.refusals += r.refusals;
        sum.misses += r.misses;
        sum.streams += r.streams;
        sum.aborts += r.aborts;
        sum.whileLocked += r.whileLocked;
        std::printf("round %zu: %lld requests, %s after, %d descriptors, %lld s\n", rounds.size(),
                    static_cast<long long>(r.total()), megabytes(r.after.residentKb).c_str(),
                    r.after.descriptors, static_cast<long long>(timer.elapsed() / 1000));
        std::fflush(stdout);
    }
    const Json verified = soak.gateway().admin("POST", "/verify").body;
    const auto complaints = complaintsAbout(rounds, verified);
    std::ostringstream text;
    text << circumstances() << ".\n\n"
         << sum.total() << " requests in " << timer.elapsed() / 1000 << " s: " << sum.hits << " cache hits, "
         << sum.refusals << " refusals (caps, rates, unknown keys), " << sum.misses << " misses, "
         << sum.streams << " streams, " << sum.aborts << " left by their clients, " << sum.whileLocked
         << " while another program held the database's write lock. " << soak.billedCalls()
         << " calls were billed by the provider. One reader of the event stream took "
         << soak.eventBytes() / 1'000'000
         << " MB of events, another was open and never read. `verify`: " << verified.dump()
         << ". The data folder holds " << folderBytes(soak.gateway().dataDir()) / 1'000'000 << " MB.\n\n"
         << tableOf(rounds, soak.idle()) << "\n";
    text << (complaints.empty() ? "Memory and descriptors stayed flat in the second half." : "**Not flat:**");
    for (const std::string &complaint : complaints)
        text << "\n- " << complaint;
    std::puts(text.str().c_str());
    if (const QString file = parser.value(QStringLiteral("report")); !file.isEmpty())
        writeSection(file.toStdString(), "soak_run", text.str());
    return complaints.empty() ? 0 : 1;
}
