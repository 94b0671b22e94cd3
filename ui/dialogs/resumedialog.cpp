#include "dialogs/resumedialog.h"

#include "format/format.h"
#include "widgets/basics.h"
#include "widgets/facttable.h"

#include <QBoxLayout>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int shown = 6;

} // namespace

ResumeDialog::ResumeDialog(GatewayLink &link, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_story(wrappingLabel({}, nullptr, this))
    , m_latest(new FactTable({tr("Customer"), tr("At"), tr("Model"), tr("Up to")}, this))
{
    setWindowTitle(tr("Resume spend"));
    setObjectName(u"resumeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(plainLabel(tr("Resume spend?"), FontKind::Title));
    m_story->setText(story());
    column->addWidget(m_story);
    column->addWidget(m_latest);
    m_latest->hide();
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *stay = button(tr("Stay paused"));
    QPushButton *resume = button(tr("Resume spend"), "primary");
    resume->setObjectName(u"confirmResume"_s);
    resume->setDefault(true);
    row->addWidget(stay);
    row->addWidget(resume);
    column->addSpacing(4);
    column->addLayout(row);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(resume, &QPushButton::clicked, this, [this] {
        m_link.resume();
        accept();
    });
    connect(&link, &GatewayLink::statusChanged, this, [this] {
        if (m_link.status().paused)
            m_story->setText(story());
        else
            reject(); // it ran out, or somebody else resumed
    });
    load();
}

QString ResumeDialog::story() const
{
    const auto &paused = m_link.status().paused;
    if (!paused)
        return {};
    const QString what = paused->everything() ? tr("Everything has been paused since %1.")
                                              : tr("Paid calls have been paused since %1.");
    const QString since = paused->since.isValid() ? what.arg(dayAndTime(paused->since, m_link.zone()))
                          : paused->everything()  ? tr("Everything is paused.")
                                                  : tr("Paid calls are paused.");
    if (paused->refused == 0)
        return since + u' ' + tr("No call was refused meanwhile.");
    return since + u' '
           + tr("%n call(s) were refused meanwhile.", nullptr, static_cast<int>(paused->refused));
}

void ResumeDialog::load()
{
    const auto &paused = m_link.status().paused;
    if (!paused || paused->refused == 0)
        return;
    QUrlQuery query;
    query.addQueryItem(u"status"_s, u"refused"_s);
    query.addQueryItem(u"limit"_s, u"100"_s);
    if (paused->since.isValid())
        query.addQueryItem(u"from"_s, paused->since.toUTC().toString(Qt::ISODateWithMs));
    m_link.client().get(u"/requests"_s, query, this, [this](const Answer &answer) {
        if (answer.ok)
            showRefused(listOf<Request>(answer.body, u"requests"_s));
    });
}

void ResumeDialog::showRefused(const QList<Request> &refused)
{
    QList<FactTable::Row> rows;
    for (const Request &request : refused) {
        if (request.errorCode != u"spend_paused"_s || rows.size() == shown)
            continue;
        rows.append(
            {{request.customer.isEmpty() ? tr("unidentified") : request.customer,
              clockTime(request.startedAt, m_link.zone()), request.modelAsked, moneyItem(request.avoided)},
             {},
             false});
    }
    m_latest->setRows(rows);
    m_latest->setVisible(!rows.isEmpty());
    adjustSize();
}

} // namespace llm0::ui
