#include "client/guardstate.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QUrl urlOf(const QString &listen)
{
    return QUrl(listen.isEmpty() || listen.contains(u"://"_s) ? listen : u"http://"_s + listen);
}

} // namespace

GuardState guardStateOf(const GatewayLink &link)
{
    if (!link.connected())
        return GuardState::Down;
    if (link.status().paused)
        return GuardState::Paused;
    const MaybeAmount left = link.status().canStillSpend;
    // Without any key nothing can be spent either, but then nothing is being blocked.
    const bool spentUp = left && left->nano <= 0 && link.status().spentToday.nano > 0;
    if (spentUp || !link.status().ledgerOk())
        return GuardState::Blocking;
    return link.reviewCount() > 0 ? GuardState::Review : GuardState::Guarding;
}

QString guardWord(GuardState state)
{
    switch (state) {
    case GuardState::Guarding:
        return QCoreApplication::translate("GuardState", "Guarding");
    case GuardState::Review:
        return QCoreApplication::translate("GuardState", "Needs review");
    case GuardState::Blocking:
        return QCoreApplication::translate("GuardState", "Blocking");
    case GuardState::Paused:
        return QCoreApplication::translate("GuardState", "Paused");
    case GuardState::Down:
        break;
    }
    return QCoreApplication::translate("GuardState", "Not running");
}

QString listenAddress(const Status &status)
{
    const QUrl url = urlOf(status.listen);
    if (url.port() <= 0)
        return {};
    const bool loopback = url.host() == u"127.0.0.1"_s || url.host() == u"::1"_s;
    return u"%1:%2"_s.arg(loopback ? u"localhost"_s : url.host()).arg(url.port());
}

QString listenUrl(const Status &status)
{
    const QString address = listenAddress(status);
    return address.isEmpty() ? QString() : urlOf(status.listen).scheme() + u"://"_s + address;
}

} // namespace llm0::ui
