#include "pages/pageregistry.h"

#include "pages/alertspage.h"
#include "pages/auditpage.h"
#include "pages/cachepage.h"
#include "pages/customerspage.h"
#include "pages/keyspage.h"
#include "pages/overviewpage.h"
#include "pages/projectspage.h"
#include "pages/providerspage.h"
#include "pages/reportspage.h"
#include "pages/requestspage.h"
#include "pages/settingspage.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

template <typename PageType>
PageEntry entry(const QString &id, bool ruleBefore = false)
{
    return {id, [](GatewayLink &link, QWidget *parent) -> Page * { return new PageType(link, parent); },
            ruleBefore};
}

} // namespace

QList<PageEntry> pageRegistry()
{
    return {
        entry<OverviewPage>(u"overview"_s),
        entry<CustomersPage>(u"customers"_s),
        entry<KeysPage>(u"keys"_s),
        entry<ProjectsPage>(u"projects"_s),
        entry<ProvidersPage>(u"providers"_s),
        entry<RequestsPage>(u"requests"_s),
        entry<CachePage>(u"cache"_s, true),
        entry<AlertsPage>(u"alerts"_s),
        entry<ReportsPage>(u"reports"_s),
        entry<AuditPage>(u"audit"_s),
        entry<SettingsPage>(u"settings"_s, true),
    };
}

} // namespace llm0::ui
