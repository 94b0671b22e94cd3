#include "client/diagnostics.h"

#include <QLocale>
#include <QSysInfo>

#include <memory>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString head(const GatewayLink &link)
{
    const Status &status = link.status();
    QString out = u"LLM0 Desktop %1, gateway %2\n"_s.arg(QStringLiteral(LLM0_VERSION), status.version);
    out += u"%1, Qt %2, %3\n"_s.arg(QSysInfo::prettyProductName(), QString::fromLatin1(qVersion()),
                                    QLocale().name());
    out += u"listen %1 · admin %2 · connected %3\n"_s.arg(status.listen, status.admin,
                                                          link.connected() ? u"yes"_s : u"no"_s);
    out += u"ledger %1 · database %2 bytes · prices of %3 · in flight %4 · paused %5\n"_s.arg(status.ledger)
               .arg(status.databaseBytes)
               .arg(status.pricesDate)
               .arg(status.inFlight)
               .arg(status.paused ? status.paused->scope : u"no"_s);
    if (!link.connected())
        out += u"last error: %1 %2\n"_s.arg(link.lastError().code, link.lastError().message);
    return out;
}

QString settingsPart(const QJsonObject &body)
{
    QString out = u"\nsettings that are not the default\n"_s;
    for (const Setting &setting : Setting::listFrom(body)) {
        if (setting.source != u"default"_s && !setting.source.isEmpty())
            out += u"  %1 = %2 (%3)\n"_s.arg(setting.name, setting.value, setting.source);
    }
    return out;
}

QString providersPart(const QJsonObject &body)
{
    QString out = u"\nproviders\n"_s;
    for (const Provider &provider : listOf<Provider>(body, u"providers"_s)) {
        if (!provider.keySet && !provider.local)
            continue;
        out += u"  %1: %2, key from %3, %4 models here\n"_s
                   .arg(provider.slug, provider.status,
                        provider.keySource.isEmpty() ? u"–"_s : provider.keySource)
                   .arg(provider.models.size());
    }
    return out;
}

} // namespace

void gatherDiagnostics(GatewayLink &link, QObject *context, std::function<void(const QString &)> done)
{
    const QString top = head(link);
    link.client().get(u"/settings"_s, context, [&link, context, top, done](const Answer &settings) {
        const QString more = top + (settings.ok ? settingsPart(settings.body) : QString());
        link.client().get(u"/providers"_s, context, [more, done](const Answer &providers) {
            done(more + (providers.ok ? providersPart(providers.body) : QString()));
        });
    });
}

} // namespace llm0::ui
