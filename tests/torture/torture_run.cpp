// torture_run SEED… | --from N --count N [--report FILE]
// Plays seeds against the real program. A seed that fails is told with its schedule; the exit code is 1.
#include "torture/record.h"
#include "torture/run.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace llm0;
using namespace llm0::torture;

namespace {

std::vector<std::uint64_t> seedsFrom(const QCommandLineParser &parser)
{
    std::vector<std::uint64_t> seeds;
    for (const QString &text : parser.positionalArguments())
        seeds.push_back(text.toULongLong());
    const std::uint64_t from = parser.value(QStringLiteral("from")).toULongLong();
    const std::uint64_t count = parser.value(QStringLiteral("count")).toULongLong();
    for (std::uint64_t i = 0; i < count; ++i)
        seeds.push_back(from + i);
    return seeds;
}

Verdict verdictOf(const Schedule &schedule, const Tariff &tariff)
{
    try {
        return judge(play(schedule), tariff);
    } catch (const std::exception &error) {
        Verdict verdict;
        verdict.violations.push_back(std::string("the run broke off: ") + error.what());
        return verdict;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("seed"), QStringLiteral("seeds to play"));
    parser.addOptions(
        {{QStringLiteral("from"), QStringLiteral("first of many"), QStringLiteral("N"), QStringLiteral("1")},
         {QStringLiteral("count"), QStringLiteral("how many"), QStringLiteral("N"), QStringLiteral("0")},
         {QStringLiteral("report"), QStringLiteral("file for the record"), QStringLiteral("FILE")},
         {QStringLiteral("print"), QStringLiteral("print the schedules and play nothing")}});
    parser.process(application);

    const Tariff tariff;
    const std::vector<std::uint64_t> seeds = seedsFrom(parser);
    Counts counts;
    std::vector<std::string> violations;
    QElapsedTimer timer;
    timer.start();
    for (const std::uint64_t seed : seeds) {
        const Schedule schedule = scheduleFor(seed);
        if (parser.isSet(QStringLiteral("print"))) {
            std::puts(describe(schedule).c_str());
            continue;
        }
        const Verdict verdict = verdictOf(schedule, tariff);
        counts += verdict.counts;
        std::printf("seed %llu: %d calls, %zu violations, %lld s\n", static_cast<unsigned long long>(seed),
                    verdict.counts.calls, verdict.violations.size(),
                    static_cast<long long>(timer.elapsed() / 1000));
        for (const std::string &violation : verdict.violations) {
            std::printf("  %s\n", violation.c_str());
            violations.push_back("seed " + std::to_string(seed) + ": " + violation);
        }
        if (!verdict.violations.empty())
            std::puts(describe(schedule).c_str());
        std::fflush(stdout);
    }
    const std::string record = recordOf(counts, seeds, violations, static_cast<int>(timer.elapsed() / 1000));
    std::puts(record.c_str());
    if (const QString file = parser.value(QStringLiteral("report")); !file.isEmpty())
        writeSection(file.toStdString(), "torture_run", record);
    return violations.empty() ? 0 : 1;
}
