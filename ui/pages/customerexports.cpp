#include "pages/customerexports.h"

#include "dialogs/exportdialog.h"
#include "format/days.h"
#include "pages/customercsv.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::CustomerExports)
};

} // namespace

void exportAllCustomers(GatewayLink &link, int days, QWidget *parent)
{
    const QDate last = today(link.zone());
    QUrlQuery query;
    query.addQueryItem(u"from"_s, last.addDays(1 - days).toString(Qt::ISODate));
    query.addQueryItem(u"to"_s, last.toString(Qt::ISODate));
    ExportDialog(link.client(),
                 {Words::tr("Export customers"), u"/export/customers.csv"_s, query,
                  u"customers-%1.csv"_s.arg(last.toString(Qt::ISODate)),
                  Words::tr("What every customer cost in the last %n day(s), days of %1.", nullptr, days)
                      .arg(QString::fromUtf8(link.zone().id())),
                  std::nullopt},
                 parent)
        .exec();
}

void exportOneCustomer(GatewayLink &link, const QString &projectId, const Customer &customer, int days,
                       QWidget *parent, std::function<void(const ApiError &)> failed)
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, today(link.zone()).addDays(1 - days).toString(Qt::ISODate));
    query.addQueryItem(u"project"_s, projectId);
    query.addQueryItem(u"customer"_s, AdminClient::segment(customer.id));
    query.addQueryItem(u"group_by"_s, u"day,provider,model"_s);
    link.client().get(
        u"/usage"_s, query, parent,
        [name = customer.name, zone = link.zone(), failed = std::move(failed)](const Answer &answer) {
            if (!answer.ok)
                return failed(answer.error);
            QFileDialog::saveFileContent(customerCsv(name, listOf<UsageSum>(answer.body, u"usage"_s), zone),
                                         u"customer.csv"_s);
        });
}

} // namespace llm0::ui
