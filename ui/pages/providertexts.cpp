#include "pages/providertexts.h"

#include "format/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int manyFailuresPermille = 50;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::ProviderTexts)
};

/// Whole seconds, never none while something rests.
QString restText(std::int64_t ms)
{
    const std::int64_t seconds = (ms + 999) / 1000;
    return seconds < 60 ? Words::tr("%1 s").arg(seconds)
                        : Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

Pill testedState(const Provider &provider)
{
    if (provider.status == u"ok"_s)
        return {Mark::Ok, Words::tr("ready")};
    if (provider.status == u"unreachable"_s)
        return provider.local ? Pill{Mark::Idle, Words::tr("not running")}
                              : Pill{Mark::Blocking, Words::tr("unreachable")};
    if (provider.status == u"error"_s)
        return {Mark::Near, Words::tr("trouble")};
    return {Mark::Idle, Words::tr("not tested")};
}

} // namespace

QString percent(int permille)
{
    if (permille % 10 == 0 || permille >= 100)
        return Words::tr("%1 %").arg(permille / 10);
    return Words::tr("%1 %").arg(u"%1.%2"_s.arg(permille / 10).arg(permille % 10));
}

Pill providerState(const Provider &provider, const ProviderHealth &health)
{
    if (!provider.enabled)
        return {Mark::Idle, Words::tr("off")};
    if (provider.status == u"key_unreadable"_s)
        return {Mark::Blocking, Words::tr("key unreadable")};
    if (provider.needsKey() && !provider.keySet)
        return {Mark::New, Words::tr("no key")};
    if (health.allRest())
        return {Mark::Blocking, Words::tr("resting")};
    if (health.troubled())
        return {Mark::Near,
                health.troubled()->resting ? Words::tr("resting in part") : Words::tr("being tried")};
    if (health.failedPermille() >= manyFailuresPermille)
        return {Mark::Near, Words::tr("%1 failed").arg(percent(health.failedPermille()))};
    if (health.calls() > 0)
        return {Mark::Ok, Words::tr("answering")};
    return testedState(provider);
}

Pill placeState(const PlaceHealth &place)
{
    if (place.resting)
        return {Mark::Blocking, Words::tr("rests %1").arg(restText(place.restsForMs))};
    if (place.probing)
        return {Mark::Near, Words::tr("being tried")};
    if (place.failuresInARow > 0)
        return {Mark::Near, Words::tr("%n in a row failed", nullptr, static_cast<int>(place.failuresInARow))};
    return {Mark::Ok, Words::tr("in use")};
}

Pill keyState(const ProviderKeyState &key)
{
    if (key.restsForMs > 0)
        return {Mark::Near, Words::tr("rests %1").arg(restText(key.restsForMs))};
    if (key.weight == 0)
        return {Mark::Idle, Words::tr("unused")};
    return {Mark::Ok, Words::tr("in use")};
}

QString healthText(const ProviderHealth &health)
{
    if (health.calls() == 0)
        return {};
    QStringList parts{Words::tr("%n call(s)", nullptr,
                                static_cast<int>(std::min<std::int64_t>(health.calls(), 1'000'000'000)))};
    parts.append(health.failures() == 0 ? Words::tr("none failed")
                                        : Words::tr("%1 failed").arg(percent(health.failedPermille())));
    if (health.firstByteMs() > 0)
        parts.append(Words::tr("first byte %1").arg(milliseconds(static_cast<double>(health.firstByteMs()))));
    return parts.join(u" · "_s);
}

QString troubleText(const ProviderHealth &health)
{
    if (const PlaceHealth *place = health.troubled()) {
        const QString what =
            place->resting
                ? Words::tr("%1 rests %2 more: %3")
                      .arg(place->model, restText(place->restsForMs), place->lastFailure)
                : Words::tr("%1 is being tried again after: %2").arg(place->model, place->lastFailure);
        return what;
    }
    const auto resting = std::count_if(health.keys.begin(), health.keys.end(),
                                       [](const ProviderKeyState &key) { return key.restsForMs > 0; });
    return resting == 0 ? QString()
                        : Words::tr("%n key(s) rest: refused or limited", nullptr, static_cast<int>(resting));
}

QString keySourceText(const QString &source)
{
    if (source == u"keychain"_s)
        return Words::tr("this desktop's keychain");
    if (source == u"environment"_s)
        return Words::tr("the environment");
    return Words::tr("a file only you can read");
}

} // namespace llm0::ui
