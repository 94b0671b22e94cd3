#include "gatewayapplication.h"

#include <QCommandLineParser>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("data-dir"), QStringLiteral("d"), QStringLiteral("d")},
                       {QStringLiteral("listen"), QStringLiteral("d"), QStringLiteral("d")},
                       {QStringLiteral("admin-listen"), QStringLiteral("d"), QStringLiteral("d")}});
    parser.process(app);
    llm0::GatewayOptions options;
    options.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    options.overrides["listen"] = parser.value(QStringLiteral("listen")).toStdString();
    options.overrides["admin_listen"] = parser.value(QStringLiteral("admin-listen")).toStdString();
    return llm0::GatewayApplication(options).run();
}
