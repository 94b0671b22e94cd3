#include "pausemenu.h"

#include "client/gatewaylink.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

void addLengths(QMenu &menu, GatewayLink &link, bool everything)
{
    const std::pair<QString, QString> lengths[] = {
        {QCoreApplication::translate("PauseMenu", "15 minutes"), u"15m"_s},
        {QCoreApplication::translate("PauseMenu", "1 hour"), u"1h"_s},
        {QCoreApplication::translate("PauseMenu", "Until tomorrow"), u"tomorrow"_s},
        {QCoreApplication::translate("PauseMenu", "Until resumed"), {}}};
    for (const auto &[text, length] : lengths)
        menu.addAction(text, &link, [&link, wanted = length, everything] { link.pause(wanted, everything); });
}

} // namespace

void fillPauseMenu(QMenu &menu, GatewayLink &link)
{
    addLengths(menu, link, false);
    menu.addSeparator();
    addLengths(*menu.addMenu(QCoreApplication::translate("PauseMenu", "Everything, local models too")), link,
               true);
}

} // namespace llm0::ui
