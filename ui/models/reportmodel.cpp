#include "models/reportmodel.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::ReportModel)
};

QString heading(const QString &dimension)
{
    if (dimension == u"customer"_s)
        return Words::tr("Customer");
    if (dimension == u"project"_s)
        return Words::tr("Project");
    if (dimension == u"key"_s)
        return Words::tr("Key");
    if (dimension == u"tier"_s)
        return Words::tr("Tier");
    if (dimension == u"model"_s)
        return Words::tr("Model");
    if (dimension == u"provider"_s)
        return Words::tr("Provider");
    return Words::tr("Day");
}

QString valueOf(const UsageLine &line, const QString &dimension)
{
    const QString name = line.name(dimension);
    if (dimension == u"customer"_s && name.isEmpty())
        return Words::tr("unidentified");
    return name.isEmpty() ? u"–"_s : name;
}

using UsageColumn = Column<UsageLine>;

UsageColumn counted(const QString &title, int width, std::int64_t UsageLine::*field)
{
    return UsageColumn::counts(title, width, [field](const UsageLine &l) { return l.*field; });
}

UsageColumn paid(const QString &title, CellKind kind, Amount UsageLine::*field)
{
    return UsageColumn::amounts(title, kind, 104, [field](const UsageLine &l) { return l.*field; });
}

void addFigures(std::vector<UsageColumn> &columns, ReportPreset preset)
{
    columns.push_back(counted(Words::tr("Requests"), 84, &UsageLine::requests));
    if (preset == ReportPreset::Savings) {
        columns.push_back(counted(Words::tr("Cache hits"), 88, &UsageLine::cacheHits));
        columns.push_back(paid(Words::tr("Saved by cache"), CellKind::StrongFigure, &UsageLine::saved));
        columns.push_back(counted(Words::tr("Refused"), 76, &UsageLine::refused));
        columns.push_back(paid(Words::tr("Not spent"), CellKind::Figure, &UsageLine::avoided));
        columns.push_back(paid(Words::tr("Cost"), CellKind::Figure, &UsageLine::cost));
        return;
    }
    if (preset == ReportPreset::Customers) {
        columns.push_back(counted(Words::tr("Refused"), 76, &UsageLine::refused));
        columns.push_back(counted(Words::tr("Tokens in"), 104, &UsageLine::promptTokens));
        columns.push_back(counted(Words::tr("Tokens out"), 96, &UsageLine::completionTokens));
    }
    columns.push_back(paid(Words::tr("Cost"), CellKind::StrongFigure, &UsageLine::cost));
}

std::vector<UsageColumn> columnsOf(const ReportSpec &spec, bool total)
{
    std::vector<UsageColumn> columns;
    for (const QString &dimension : groupingOf(spec).split(u',', Qt::SkipEmptyParts)) {
        const bool first = columns.empty();
        const int width = dimension == u"day"_s ? 96 : dimension == u"tier"_s ? 72 : 0;
        columns.emplace_back(heading(dimension), first ? CellKind::Strong : CellKind::Text, width,
                             [dimension, first, total](const UsageLine &line) {
                                 if (total)
                                     return first ? Words::tr("Total") : QString();
                                 return valueOf(line, dimension);
                             });
    }
    addFigures(columns, spec.preset);
    return columns;
}

} // namespace

ReportModel::ReportModel(const ReportSpec &spec, bool total, QObject *parent)
    : RowsModel<UsageLine>(
        columnsOf(spec, total), [](const UsageLine &a, const UsageLine &b) { return a.group == b.group; },
        parent)
{}

} // namespace llm0::ui
