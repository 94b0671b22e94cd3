#include "commandline.h"

#include "cli/commands.h"
#include "gatewayapplication.h"

#include <array>

namespace llm0 {

namespace {

struct Command {
    std::string_view name;
    int (*run)(const QStringList &arguments);
};

constexpr std::array<Command, 13> commands = {{{"serve", runServe},
                                               {"key", runKey},
                                               {"token", runToken},
                                               {"pause", runPause},
                                               {"resume", runResume},
                                               {"status", runStatus},
                                               {"cap", runCap},
                                               {"verify", runVerify},
                                               {"export", runExport},
                                               {"backup", runBackup},
                                               {"backups", runBackups},
                                               {"restore", runRestore},
                                               {"prices", runPrices}}};

constexpr const char *usage = R"(llm0-gateway: a spend firewall for LLM APIs

  serve [--listen ADDR:PORT] [--admin-listen ADDR:PORT] [--workers N] [--config FILE]
        [--tls-cert FILE --tls-key FILE]                            speaks https; needed beyond loopback
  key create --project NAME [--name N] [--rpm N] [--customer ID]    prints the key, once
  token create --project NAME --customer ID [--tier SLUG] [--seconds N]
                                                                    a customer token to try with
  pause [--for 15m|1h|tomorrow] [--all]                             stop spending now
  resume
  status
  cap set [--project NAME [--key NAME | --customer ID]] [--day USD] [--month USD] [--per-request USD]
                                                                    without --project: the whole account;
                                                                    'none' removes a cap
  verify                                                            recompute every counter from the rows
  export customers|requests|focus [--from DAY] [--to DAY]           CSV on stdout
  backup FILE
  backups                                                           the daily ones, newest first
  restore FILE                                                      only while no gateway runs
  prices import FILE

Every command takes --data-dir DIR and works beside a running gateway or without one.
)";

bool isOption(const QString &argument)
{
    return argument.startsWith(QLatin1Char('-'));
}

} // namespace

int runCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first == QLatin1StringView("--help") || first == QLatin1StringView("-h")
        || first == QLatin1StringView("help")) {
        printOut(usage);
        return exitDone;
    }
    if (first == QLatin1StringView("--version") || first == QLatin1StringView("-v")) {
        printOut("llm0-gateway " LLM0_VERSION "\n");
        return exitDone;
    }
    // Options alone mean serve.
    if (!first.isEmpty() && isOption(first))
        return runServe(QStringList(arguments.value(0)) << QStringLiteral("serve") << arguments.mid(1));
    for (const Command &command : commands) {
        if (first.toStdString() == command.name)
            return command.run(arguments);
    }
    if (!first.isEmpty())
        printError("There is no command '" + first.toStdString() + "'.");
    printError(usage);
    return exitUsage;
}

} // namespace llm0
