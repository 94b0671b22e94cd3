// Writes a realistic past into an empty data folder, to look at and to measure with:
// llm0-seed DIR [--customers N] [--requests M] [--days D] [--hostile H] [--seed S] [--zone Z]
#include "storage/datafolderlock.h"
#include "support/seedhistory.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("an empty data folder"));
    const auto option = [&parser](const char *name, const char *standard) {
        const QCommandLineOption made(QString::fromLatin1(name), {}, QStringLiteral("N"),
                                      QString::fromLatin1(standard));
        parser.addOption(made);
        return made;
    };
    const auto customers = option("customers", "40");
    const auto requests = option("requests", "60000");
    const auto days = option("days", "90");
    const auto hostile = option("hostile", "0");
    const auto seed = option("seed", "1");
    const auto zone = option("zone", "UTC");
    parser.addHelpOption();
    parser.process(app);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const std::string folder = parser.positionalArguments().first().toStdString();

    const llm0::SystemClock clock;
    const auto fail = [](const llm0::Error &error) {
        std::fprintf(stderr, "%s\n", error.message.c_str());
        return 1;
    };
    const auto lock = llm0::DataFolderLock::take(folder);
    if (!lock)
        return fail(lock.error());
    const auto storage = llm0::Storage::open({folder, false, false, 0}, clock);
    if (!storage)
        return fail(storage.error());
    const auto existing = (*storage)->registry().projects();
    if (!existing || !existing->empty())
        return fail({llm0::ErrorCode::Conflict, "the data folder is not empty", {}});
    llm0::SeedPlan plan;
    plan.now = clock.nowMs();
    plan.customers = parser.value(customers).toInt();
    plan.requests = parser.value(requests).toLongLong();
    plan.days = parser.value(days).toInt();
    plan.hostile = parser.value(hostile).toInt();
    plan.seed = parser.value(seed).toULongLong();
    plan.zone = parser.value(zone).toStdString();
    const auto seeded = llm0::seedHistory(**storage, plan);
    if (!seeded)
        return fail(seeded.error());
    std::printf("%lld requests (%lld refused), $%s spent, $%s today, $%s saved\nkey %s\n",
                static_cast<long long>(seeded->requests), static_cast<long long>(seeded->refused),
                seeded->cost.toShortDecimal(2).c_str(), seeded->costToday.toShortDecimal(2).c_str(),
                seeded->saved.toShortDecimal(2).c_str(), seeded->keys.front().c_str());
    return 0;
}
