#include "models/projectsmodel.h"

#include "format/format.h"

namespace llm0::ui {
namespace {

Pill stateOf(const Project &project)
{
    if (!project.active)
        return {Mark::Paused, ProjectsModel::tr("off")};
    if (!project.caps.day && !project.caps.month)
        return {Mark::Idle, ProjectsModel::tr("uncapped")};
    const int day = project.caps.day ? permilleOf(project.spentToday, *project.caps.day) : 0;
    const int month = project.caps.month ? permilleOf(project.spentMonth, *project.caps.month) : 0;
    if (day >= 1000 || month >= 1000)
        return {Mark::Blocking, ProjectsModel::tr("blocking")};
    return day >= 800 || month >= 800 ? Pill{Mark::Near, ProjectsModel::tr("near")}
                                      : Pill{Mark::Ok, ProjectsModel::tr("guarding")};
}

std::vector<Column<Project>> projectColumns()
{
    using P = Project;
    return {
        {ProjectsModel::tr("Project"), CellKind::Strong, 0, [](const P &p) { return p.name; }},
        Column<P>::amounts(ProjectsModel::tr("Today"), CellKind::Figure, 96,
                           [](const P &p) { return p.spentToday; }),
        Column<P>::amounts(
            ProjectsModel::tr("Day cap"), CellKind::Figure, 96, [](const P &p) { return p.caps.day; },
            moneyCap),
        Column<P>::bars(
            ProjectsModel::tr("Of the day"), 120, [](const P &p) { return p.caps.day; },
            [](const P &p) { return Bar::of(p.spentToday, {}, p.caps.day); }),
        Column<P>::amounts(ProjectsModel::tr("Month"), CellKind::Figure, 100,
                           [](const P &p) { return p.spentMonth; }),
        Column<P>::amounts(
            ProjectsModel::tr("Month cap"), CellKind::Figure, 100, [](const P &p) { return p.caps.month; },
            moneyCap),
        Column<P>::bars(
            ProjectsModel::tr("Of the month"), 120, [](const P &p) { return p.caps.month; },
            [](const P &p) { return Bar::of(p.spentMonth, {}, p.caps.month); }),
        Column<P>::pills(ProjectsModel::tr("State"), 110, stateOf),
    };
}

} // namespace

ProjectsModel::ProjectsModel(QObject *parent)
    : RowsModel<Project>(
        projectColumns(), [](const Project &a, const Project &b) { return a.id == b.id; }, parent)
{}

} // namespace llm0::ui
