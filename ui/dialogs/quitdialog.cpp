#include "dialogs/quitdialog.h"

#include "widgets/basics.h"

#include <QBoxLayout>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostNamed = 5;
constexpr int hour = 3600;

QString named(const QStringList &apps)
{
    const QString names = apps.mid(0, mostNamed).join(u", "_s);
    const int more = static_cast<int>(std::max<qsizetype>(0, apps.size() - mostNamed));
    return more == 0 ? names : names + u' ' + QuitDialog::tr("and %n more", nullptr, more);
}

QStringList busiestKeys(const QList<Request> &requests)
{
    QHash<QString, int> calls;
    for (const Request &request : requests) {
        if (!request.keyName.isEmpty())
            ++calls[request.keyName];
    }
    QStringList names = calls.keys();
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return calls[a] != calls[b] ? calls[a] > calls[b] : a < b;
    });
    return names;
}

} // namespace

QuitDialog::QuitDialog(const WhoFails &who, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"quitDialog"_s);
    setWindowTitle(tr("Quit LLM0"));
    setFixedWidth(460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(plainLabel(tr("Quit and stop the gateway?"), FontKind::Title));
    if (!who.apps.isEmpty())
        column->addWidget(
            wrappingLabel(tr("These called within the last hour and fail until LLM0 runs again: %1.")
                              .arg(named(who.apps))));
    if (who.underWay > 0)
        column->addWidget(wrappingLabel(
            tr("%n call(s) under way are cut off and settled on what was seen.", nullptr, who.underWay),
            who.apps.isEmpty() ? nullptr : "secondary"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *stay = button(tr("Keep guarding"), "primary");
    QPushButton *quit = button(tr("Quit"), "blocking");
    quit->setObjectName(u"confirmQuit"_s);
    stay->setDefault(true);
    row->addWidget(quit);
    row->addWidget(stay);
    column->addSpacing(6);
    column->addLayout(row);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(quit, &QPushButton::clicked, this, &QDialog::accept);
}

void findWhoFails(GatewayLink &link, QObject *context, std::function<void(const WhoFails &)> done)
{
    if (!link.connected()) {
        done({});
        return;
    }
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, u"300"_s);
    query.addQueryItem(u"from"_s, QDateTime::currentDateTimeUtc().addSecs(-hour).toString(Qt::ISODateWithMs));
    link.client().get(u"/requests"_s, query, context,
                      [&link, context, done = std::move(done)](const Answer &log) {
                          const QStringList apps = busiestKeys(listOf<Request>(log.body, u"requests"_s));
                          link.client().get(u"/status"_s, context, [apps, done](const Answer &now) {
                              done({apps, static_cast<int>(Status::from(now.body).inFlight)});
                          });
                      });
}

} // namespace llm0::ui
