#include "models/cachemodel.h"

#include "format/format.h"
#include "models/thresholdeffect.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString rateText(const CacheSaving &saving)
{
    if (saving.requests <= 0)
        return u"–"_s;
    const std::int64_t permille = saving.hits * 1000 / saving.requests;
    return CacheSavingsModel::tr("%1 %").arg(QString::number(permille / 10) + u'.'
                                             + QString::number(permille % 10));
}

QString groupText(const CacheSaving &saving)
{
    return saving.group.isEmpty() || saving.group == u"~"_s ? CacheSavingsModel::tr("unidentified")
                                                            : saving.group;
}

Pill markPill(const SemanticPair &pair)
{
    if (pair.mark == u"good"_s)
        return {Mark::Ok, SemanticPairsModel::tr("good")};
    if (pair.mark == u"bad"_s)
        return {Mark::Blocking, SemanticPairsModel::tr("bad")};
    return {Mark::New, SemanticPairsModel::tr("to judge")};
}

} // namespace

CacheSavingsModel::CacheSavingsModel(const QString &heading, QObject *parent)
    : RowsModel<CacheSaving>(
        {
            {heading, CellKind::Strong, 0, groupText},
            Column<CacheSaving>::counts(tr("Requests"), 84, [](const CacheSaving &s) { return s.requests; }),
            Column<CacheSaving>::counts(tr("Hits"), 72, [](const CacheSaving &s) { return s.hits; }),
            {tr("Hit rate"), CellKind::Figure, 78, rateText},
            Column<CacheSaving>::amounts(tr("Saved"), CellKind::StrongFigure, 92,
                                         [](const CacheSaving &s) { return s.saved; }),
        },
        [](const CacheSaving &a, const CacheSaving &b) { return a.group == b.group; }, parent)
{}

SemanticPairsModel::SemanticPairsModel(QObject *parent)
    : RowsModel<SemanticPair>(
        {
            {tr("Asked"), CellKind::Text, 0, [](const SemanticPair &p) { return p.asked; }},
            {tr("Answered as"), CellKind::Secondary, 0, [](const SemanticPair &p) { return p.matched; }},
            {tr("Similarity"), CellKind::Figure, 86,
             [](const SemanticPair &p) {
                 return p.similarity >= 10'000
                            ? u"1.0000"_s
                            : u"0."_s + QString::number(p.similarity).rightJustified(4, u'0');
             }},
            Column<SemanticPair>::pills(tr("Judged"), 96, markPill),
        },
        [](const SemanticPair &a, const SemanticPair &b) { return a.id == b.id; }, parent)
{}

} // namespace llm0::ui
