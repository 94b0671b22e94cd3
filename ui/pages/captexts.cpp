#include "pages/captexts.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("llm0::ui::CapTexts", text, nullptr, n);
}

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
        return series.month ? tr("Holds until the month's end, as things go")
                            : tr("Holds until midnight, as things go");
    if (block->reached)
        return tr("Blocks at once: %1 is spent already").arg(money(spent));
    const QString likely = timeText(series, block->likely);
    const QString early = timeText(series, block->earliest);
    const QString late = block->latest.isValid() ? timeText(series, block->latest) : tr("not at all");
    return (series.month ? tr("Blocks at about %1 (%2 – %3)") : tr("Blocks at about %1 today (%2 – %3)"))
        .arg(likely, early, late);
}

QString replaySentence(const Replay &replay)
{
    if (replay.requests == 0)
        return tr("No calls in the last %n day(s) to try it on.", replay.days);
    if (replay.stopped == 0)
        return tr("In the last %n day(s) this cap would have stopped nothing.", replay.days);
    const QString requests = tr("%n request(s)", static_cast<int>(replay.stopped));
    const QString days = tr("%n day(s)", replay.stoppedDays);
    const QString whole = tr("In the last %n day(s) this cap would have stopped %1 · %2 · on %3", replay.days)
                              .arg(requests, money(replay.stoppedCost), days);
    return replay.complete ? whole : whole + u' ' + tr("(of the first two million calls)");
}

} // namespace llm0::ui
