#include "models/thresholdeffect.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::ThresholdEffect)
};

} // namespace

ThresholdEffect thresholdEffect(const QList<SemanticPair> &pairs, int permille)
{
    ThresholdEffect effect;
    for (const SemanticPair &pair : pairs) {
        const bool kept = pair.similarity >= permille * 10;
        if (pair.mark == u"good"_s) {
            ++effect.good;
            effect.goodKept += kept;
        } else if (pair.mark == u"bad"_s) {
            ++effect.bad;
            effect.badKept += kept;
        }
    }
    return effect;
}

QString effectText(const ThresholdEffect &effect)
{
    if (effect.good + effect.bad == 0)
        return Words::tr("Mark pairs as good or bad to see what a threshold would do with them.");
    return Words::tr("Of the marked pairs it would share %1 of %2 good and %3 of %4 bad ones.")
        .arg(effect.goodKept)
        .arg(effect.good)
        .arg(effect.badKept)
        .arg(effect.bad);
}

QString thresholdText(int permille)
{
    return permille >= 1000 ? u"1.000"_s : u"0."_s + QString::number(permille).rightJustified(3, u'0');
}

} // namespace llm0::ui
