#include "client/providershealth.h"

#include "client/dto.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace llm0::ui {

PlaceHealth PlaceHealth::from(const QJsonObject &o)
{
    PlaceHealth place;
    place.provider = textOf(o, u"provider"_s);
    place.model = textOf(o, u"model"_s);
    place.lastFailure = textOf(o, u"last_failure"_s);
    place.resting = textOf(o, u"state"_s) == u"cooling_down"_s;
    place.probing = textOf(o, u"state"_s) == u"probing"_s;
    place.restsForMs = integerOf(o, u"open_for_ms"_s);
    place.failuresInARow = integerOf(o, u"failures_in_a_row"_s);
    place.calls = integerOf(o, u"calls"_s);
    place.failures = integerOf(o, u"failures"_s);
    place.firstByteMs = integerOf(o, u"first_byte_ms"_s);
    return place;
}

ProviderKeyState ProviderKeyState::from(const QJsonObject &o)
{
    return {textOf(o, u"provider"_s), textOf(o, u"id"_s), textOf(o, u"source"_s),
            static_cast<int>(integerOf(o, u"weight"_s)), integerOf(o, u"rests_for_ms"_s)};
}

std::int64_t ProviderHealth::calls() const
{
    return std::accumulate(places.begin(), places.end(), std::int64_t(0),
                           [](std::int64_t sum, const PlaceHealth &place) { return sum + place.calls; });
}

std::int64_t ProviderHealth::failures() const
{
    return std::accumulate(places.begin(), places.end(), std::int64_t(0),
                           [](std::int64_t sum, const PlaceHealth &place) { return sum + place.failures; });
}

int ProviderHealth::failedPermille() const
{
    const std::int64_t all = calls();
    const std::int64_t failed = failures();
    if (all <= 0 || failed <= 0)
        return 0;
    return static_cast<int>(std::clamp<std::int64_t>(failed * 1000 / all, 1, 1000));
}

std::int64_t ProviderHealth::firstByteMs() const
{
    const auto answered = [](const PlaceHealth &place) {
        return place.firstByteMs > 0 ? place.calls - place.failures : -1;
    };
    const auto busiest =
        std::max_element(places.begin(), places.end(), [&](const PlaceHealth &a, const PlaceHealth &b) {
            return answered(a) < answered(b);
        });
    return busiest == places.end() ? 0 : busiest->firstByteMs;
}

const PlaceHealth *ProviderHealth::troubled() const
{
    const PlaceHealth *worst = nullptr;
    for (const PlaceHealth &place : places) {
        if ((place.resting || place.probing) && (!worst || place.restsForMs > worst->restsForMs))
            worst = &place;
    }
    return worst;
}

bool ProviderHealth::allRest() const
{
    return !places.isEmpty()
           && std::all_of(places.begin(), places.end(), [](const PlaceHealth &p) { return p.resting; });
}

ProvidersHealth ProvidersHealth::from(const QJsonObject &body)
{
    return {listOf<PlaceHealth>(body, u"places"_s), listOf<ProviderKeyState>(body, u"keys"_s)};
}

ProviderHealth ProvidersHealth::of(const QString &slug) const
{
    ProviderHealth one;
    std::copy_if(places.begin(), places.end(), std::back_inserter(one.places),
                 [&](const PlaceHealth &place) { return place.provider == slug; });
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(one.keys),
                 [&](const ProviderKeyState &key) { return key.provider == slug; });
    return one;
}

} // namespace llm0::ui
