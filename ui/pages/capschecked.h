#pragma once

#include "client/dto.h"
#include "widgets/facttable.h"

namespace llm0::ui {

/// One cap as it stood when a call was refused, or as it stands now.
struct CheckedCap {
    QString scope, window; ///< "customer", "day"
    MaybeAmount limit, left;
    Amount spent, reserved;
    bool binds = false;
};

/// Every cap that was checked for a refused request, the binding one marked. Older rows know only that one.
QList<CheckedCap> checkedCaps(const Request &request);
/// The caps that stand over the request's account, project, key and customer, from the gateway's exposure.
QList<CheckedCap> capsNow(const Request &request, const Exposure &exposure);
/// "Customer initech, day"
QString capName(const CheckedCap &cap, const Request &request);
QList<FactTable::Row> capRows(const QList<CheckedCap> &caps, const Request &request, bool withVerdict);
/// What the refusal means, in one sentence.
QString refusalText(const Request &request, const QTimeZone &zone);

} // namespace llm0::ui
