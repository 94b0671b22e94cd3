#include "pages/projectchoice.h"

#include "format/visibletext.h"

#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

int busiest(const QList<Project> &projects)
{
    const auto most =
        std::max_element(projects.begin(), projects.end(),
                         [](const Project &a, const Project &b) { return a.spentMonth < b.spentMonth; });
    return static_cast<int>(std::distance(projects.begin(), most));
}

} // namespace

ProjectChoice::ProjectChoice(GatewayLink &link, QWidget *parent) : QComboBox(parent), m_link(link)
{
    setAccessibleName(tr("Project"));
}

bool ProjectChoice::choose(const QString &id)
{
    const int at = findData(id);
    if (at >= 0)
        setCurrentIndex(at);
    return at >= 0;
}

void ProjectChoice::load(const QString &wanted)
{
    m_link.client().get(u"/projects"_s, this, [this, wanted](const Answer &answer) {
        Q_EMIT loaded(answer);
        if (!answer.ok)
            return;
        const QString shown = id();
        fill(listOf<Project>(answer.body, u"projects"_s), wanted.isEmpty() ? shown : wanted);
        Q_EMIT settled(id() != shown);
    });
}

void ProjectChoice::fill(const QList<Project> &projects, const QString &wanted)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const Project &project : projects)
        addItem(visibleText(project.name), project.id);
    setCurrentIndex(wanted.isEmpty() ? busiest(projects) : std::max(0, findData(wanted)));
    setVisible(projects.size() > 1);
}

} // namespace llm0::ui
