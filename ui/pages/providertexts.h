#pragma once

#include "client/dto.h"
#include "client/providershealth.h"
#include "widgets/cells.h"

namespace llm0::ui {

/// How a provider does, in a word: what its calls have met goes before what a test has said.
Pill providerState(const Provider &provider, const ProviderHealth &health);
Pill placeState(const PlaceHealth &place);
Pill keyState(const ProviderKeyState &key);
/// "412 calls · 3 % failed · first byte 212 ms"; empty before the first call.
QString healthText(const ProviderHealth &health);
/// What is wrong right now and for how long yet; empty: nothing.
QString troubleText(const ProviderHealth &health);
/// "3 %", "0.4 %".
QString percent(int permille);
/// Where a key lies.
QString keySourceText(const QString &source);

} // namespace llm0::ui
