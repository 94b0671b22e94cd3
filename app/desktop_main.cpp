#include "desktopapplication.h"
#include "processmanners.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    llm0::setProcessManners();
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("llm0"));
    QCoreApplication::setApplicationName(QStringLiteral("llm0-desktop"));
    QGuiApplication::setDesktopFileName(QStringLiteral("llm0-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LLM0_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), QStringLiteral("Where everything is kept."),
                                     QStringLiteral("DIR"),
                                     QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                         + QStringLiteral("/llm0-desktop"));
    const QCommandLineOption listen(QStringLiteral("listen"), QStringLiteral("Where apps connect."),
                                    QStringLiteral("ADDR:PORT"));
    const QCommandLineOption adminListen(QStringLiteral("admin-listen"),
                                         QStringLiteral("Where the window connects."),
                                         QStringLiteral("ADDR:PORT"));
    const QCommandLineOption background(QStringLiteral("background"),
                                        QStringLiteral("Start in the tray, where the desktop has one."));
    const QCommandLineOption tlsCert(QStringLiteral("tls-cert"),
                                     QStringLiteral("Certificate to speak https with (PEM)."),
                                     QStringLiteral("FILE"));
    const QCommandLineOption tlsKey(QStringLiteral("tls-key"), QStringLiteral("Its private key (PEM)."),
                                    QStringLiteral("FILE"));
    parser.addOptions({dataDir, listen, adminListen, tlsCert, tlsKey, background});
    parser.process(app);

    llm0::GatewayOptions options;
    options.dataDir = parser.value(dataDir).toStdString();
    for (const auto &[option, setting] :
         {std::pair(&listen, "listen"), std::pair(&adminListen, "admin_listen"),
          std::pair(&tlsCert, "tls_cert"), std::pair(&tlsKey, "tls_key")}) {
        if (parser.isSet(*option))
            options.overrides[setting] = parser.value(*option).toStdString();
    }
    return llm0::DesktopApplication(std::move(options), parser.isSet(background)).run();
}
