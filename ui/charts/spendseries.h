#pragma once

#include "format/amount.h"

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <optional>

namespace llm0::ui {

/// Where spend probably ends.
struct Band {
    Amount low, likely, high;
};

/// Spend added up over a day or a month, as steps.
struct SpendSeries {
    struct Step {
        QDateTime at; ///< the end of the stretch that is added
        Amount total; ///< spent from the start up to here
    };
    QList<Step> steps; ///< ascending
    QDateTime from, to, now;
    QTimeZone zone = QTimeZone::utc();
    bool month = false;
    std::optional<Band> forecast; ///< at `to`
    MaybeAmount cap;              ///< in force

    Amount total() const { return steps.isEmpty() ? Amount{} : steps.last().total; }
};

/// When the straight lines from what is spent now to the band's ends meet a cap.
struct BlockEstimate {
    QDateTime likely, earliest;
    QDateTime latest; ///< invalid: perhaps not at all
    bool reached = false;
};
/// Nothing when the likely line stays below. Whole numbers only.
std::optional<BlockEstimate> blockEstimate(const SpendSeries &series, Amount spent, Amount cap);

/// The start of the stretch (an hour of a day, a day of a month) that `at` lies in, and the next one's.
std::pair<QDateTime, QDateTime> stretchAt(const SpendSeries &series, const QDateTime &at);

/// A step that a hand can make on an axis of this size: 1, 2 or 5 × 10ⁿ, about a two-hundredth of it.
Amount capStep(Amount axisEnd);
/// The smallest round amount at or above `least` that four lines divide well.
Amount roundAxisEnd(Amount least);

} // namespace llm0::ui
