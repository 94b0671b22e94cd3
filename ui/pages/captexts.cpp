#include "pages/captexts.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString timeText(const SpendSeries &series, const QDateTime &at)
{
    const QDateTime local = at.toTimeZone(series.zone);
    return series.month ? shortDay(local.date()) : local.toString(u"HH:mm"_s);
}

} // namespace

QString blockSentence(const SpendSeries &series, Amount spent, Amount cap)
{
    const auto block = blockEstimate(series, spent, cap);
    if (!block)
        return series.month
                   ? QCoreApplication::translate("CapTexts", "Holds until the month's end, as things go")
                   : QCoreApplication::translate("CapTexts", "Holds until midnight, as things go");
    if (block->reached)
        return QCoreApplication::translate("CapTexts", "Blocks at once: %1 is spent already")
            .arg(money(spent));
    const QString likely = timeText(series, block->likely);
    const QString early = timeText(series, block->earliest);
    const QString late = block->latest.isValid() ? timeText(series, block->latest)
                                                 : QCoreApplication::translate("CapTexts", "not at all");
    return (series.month ? QCoreApplication::translate("CapTexts", "Blocks at about %1 (%2 – %3)")
                         : QCoreApplication::translate("CapTexts", "Blocks at about %1 today (%2 – %3)"))
        .arg(likely, early, late);
}

QString replaySentence(const Replay &replay)
{
    if (replay.requests == 0)
        return QCoreApplication::translate("CapTexts", "No calls in the last %n day(s) to try it on.",
                                           nullptr, replay.days);
    if (replay.stopped == 0)
        return QCoreApplication::translate(
            "CapTexts", "In the last %n day(s) this cap would have stopped nothing.", nullptr, replay.days);
    const int stopped = static_cast<int>(replay.stopped); // lupdate overlooks texts beside a cast
    const QString requests = QCoreApplication::translate("CapTexts", "%n request(s)", nullptr, stopped);
    const QString days = QCoreApplication::translate("CapTexts", "%n day(s)", nullptr, replay.stoppedDays);
    const QString whole = QCoreApplication::translate(
                              "CapTexts", "In the last %n day(s) this cap would have stopped %1 · %2 · on %3",
                              nullptr, replay.days)
                              .arg(requests, money(replay.stoppedCost), days);
    return replay.complete
               ? whole
               : whole + u' ' + QCoreApplication::translate("CapTexts", "(of the first two million calls)");
}

} // namespace llm0::ui
