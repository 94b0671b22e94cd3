#include "cli/arguments.h"
#include "cli/commands.h"
#include "gatewayapplication.h"

namespace llm0 {

int runServe(const QStringList &arguments)
{
    const auto parsed = Arguments::parse(
        arguments, {"serve"},
        {{"listen"}, {"admin-listen"}, {"tls-cert"}, {"tls-key"}, {"workers"}, {"config"}, {"log-format"}});
    if (!parsed) {
        printError(parsed.error().message);
        return exitUsage;
    }
    GatewayOptions options;
    options.dataDir = parsed->dataDir();
    options.configFile = parsed->value("config");
    for (const auto &[option, setting] :
         {std::pair("listen", "listen"), std::pair("admin-listen", "admin_listen"),
          std::pair("tls-cert", "tls_cert"), std::pair("tls-key", "tls_key"),
          std::pair("workers", "workers")}) {
        if (parsed->isSet(option))
            options.overrides[setting] = parsed->value(option);
    }
    const std::string format = parsed->value("log-format");
    if (!format.empty() && format != "text" && format != "json") {
        printError("--log-format is text or json");
        return exitUsage;
    }
    const auto logFormat =
        format == "json" ? GatewayApplication::LogFormat::Json : GatewayApplication::LogFormat::Text;
    return GatewayApplication(std::move(options), logFormat).run();
}

} // namespace llm0
