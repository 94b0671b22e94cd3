// Measures what the window's pages take on a large past, made with llm0-seed:
// llm0-seed DIR --customers 100000 --requests 1000000; QT_QPA_PLATFORM=offscreen window_bench DIR
#include "gateway.h"
#include "mainwindow.h"
#include "models/customersmodel.h"
#include "pages/page.h"
#include "theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int typingPauseMs = 160; ///< of the customers page

double millisecondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void tell(const char *what, std::vector<double> taken, const char *aim)
{
    std::sort(taken.begin(), taken.end());
    const auto at = [&](std::size_t percent) { return taken[(taken.size() - 1) * percent / 100]; };
    std::printf("%-44s p50 %7.1f ms   p95 %7.1f ms   max %7.1f ms   (aim: %s)\n", what, at(50), at(95),
                taken.back(), aim);
}

class Bench
{
public:
    Bench(MainWindow &window) : m_window(window) {}

    void firstPaint()
    {
        QElapsedTimer timer;
        timer.start();
        m_window.showPage(u"customers"_s);
        wait([&] { return model() && model()->at(0); });
        table()->viewport()->repaint();
        tell("customers page: first paint", {millisecondsOf(timer)}, "200 ms");
    }

    void sorting()
    {
        std::vector<double> taken;
        for (int round = 0; round < 3; ++round) {
            for (const int column :
                 {CustomersModel::Name, CustomersModel::Today, CustomersModel::Month, CustomersModel::Left,
                  CustomersModel::PeriodCost, CustomersModel::Requests}) {
                const Customer before = *model()->at(0);
                bool changed = false;
                const auto seen = QObject::connect(model(), &QAbstractItemModel::dataChanged, model(),
                                                   [&] { changed = true; });
                QElapsedTimer timer;
                timer.start();
                Q_EMIT table()->horizontalHeader()->sectionClicked(column);
                wait([&] { return changed; });
                table()->viewport()->repaint();
                taken.push_back(millisecondsOf(timer));
                QObject::disconnect(seen);
            }
        }
        tell("customers page: sort", std::move(taken), "150 ms");
    }

    void filtering()
    {
        std::vector<double> taken;
        auto *filter = m_window.findChild<QLineEdit *>(u"customersFilter"_s);
        for (const QString &text : {u"00123"_s, u"tier:free"_s, u"state:near"_s, u"a"_s, QString()}) {
            bool changed = false;
            const auto told = [&] { changed = true; };
            const QList<QMetaObject::Connection> seen = {
                QObject::connect(model(), &QAbstractItemModel::dataChanged, model(), told),
                QObject::connect(model(), &QAbstractItemModel::modelReset, model(), told)};
            filter->setText(text);
            QElapsedTimer timer;
            timer.start();
            wait([&] { return changed; });
            table()->viewport()->repaint();
            taken.push_back(std::max(0.0, millisecondsOf(timer) - typingPauseMs));
            for (const auto &connection : seen)
                QObject::disconnect(connection);
        }
        tell("customers page: filter, after the typing pause", std::move(taken), "150 ms");
    }

    void scrolling()
    {
        std::vector<double> frames;
        QScrollBar *bar = table()->verticalScrollBar();
        for (int i = 0; i < 600; ++i) {
            QElapsedTimer timer;
            timer.start();
            bar->setValue(bar->value() + (i % 100 == 0 ? 20'000 : 90));
            table()->viewport()->repaint();
            frames.push_back(millisecondsOf(timer));
            QCoreApplication::processEvents();
        }
        tell("customers page: scroll frame", std::move(frames), "p95 17 ms");
    }

    void dragging()
    {
        const QString project = this->project();
        Q_EMIT table()->horizontalHeader()->sectionClicked(CustomersModel::PeriodCost);
        table()->verticalScrollBar()->setValue(0);
        QTest::qWait(1500);
        const Customer dearest = *model()->at(0);
        std::printf("dearest customer: %s, %lld requests in 30 days\n", qPrintable(dearest.name),
                    static_cast<long long>(dearest.period.requests));
        std::vector<double> first;
        std::vector<double> taken;
        for (int i = 0; i < 200; ++i) {
            JsonBody body;
            body.text(u"project"_s, project)
                .raw(u"customers"_s, "[\"" + dearest.id.toUtf8() + "\"]")
                .amount(u"daily_cap_usd"_s, Amount{dearest.period.cost.nano / 3000 * (i + 1)});
            bool answered = false;
            QElapsedTimer timer;
            timer.start();
            m_window.link().client().post(u"/simulate"_s, body, &m_window,
                                          [&](const Answer &) { answered = true; });
            wait([&] { return answered; });
            (i == 0 ? first : taken).push_back(millisecondsOf(timer));
        }
        tell("cap drag: first preview of a customer", std::move(first), "50 ms");
        tell("cap drag: preview", std::move(taken), "p95 50 ms");
    }

    /// Every page in turn, while a timer of the same thread looks how long it had to wait.
    void blocking()
    {
        std::vector<double> waits;
        QElapsedTimer since;
        since.start();
        QTimer heartbeat;
        QObject::connect(&heartbeat, &QTimer::timeout, &heartbeat, [&] {
            waits.push_back(std::max(0.0, millisecondsOf(since) - 1));
            since.start();
        });
        heartbeat.start(1);
        for (const QString &page : m_window.pageIds()) {
            m_window.showPage(page);
            QTest::qWait(1500);
        }
        heartbeat.stop();
        tell("every page in turn: thread of the window busy", std::move(waits), "max 50 ms");
    }

    /// From the click until a call is refused for it.
    void pausing(const QUrl &gateway)
    {
        const QString project = this->project();
        QString key;
        JsonBody named;
        named.text(u"name"_s, u"bench"_s);
        m_window.link().client().post(u"/projects/%1/api-keys"_s.arg(project), named, &m_window,
                                      [&](const Answer &answer) { key = textOf(answer.body, u"api_key"_s); });
        wait([&] { return !key.isEmpty(); });
        QNetworkAccessManager network;
        const auto refusedByPause = [&] {
            QNetworkRequest request(gateway.resolved(QUrl(u"/v1/chat/completions"_s)));
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
            request.setRawHeader("Authorization", "Bearer " + key.toLatin1());
            QNetworkReply *reply = network.post(
                request,
                R"({"model":"gpt-4o-mini","max_tokens":1,"messages":[{"role":"user","content":"hi"}]})");
            wait([&] { return reply->isFinished(); });
            reply->deleteLater();
            return reply->readAll().contains("spend_paused");
        };
        std::vector<double> taken;
        for (int i = 0; i < 20; ++i) {
            (void)refusedByPause(); // the connection stands
            QElapsedTimer timer;
            timer.start();
            m_window.link().pause(u"15m"_s, false);
            wait([&] { return refusedByPause(); });
            taken.push_back(millisecondsOf(timer));
            m_window.link().resume();
            wait([&] { return !m_window.link().status().paused.has_value(); });
        }
        tell("pause: until a call is refused", std::move(taken), "100 ms");
    }

    void waitForHistory()
    {
        QElapsedTimer timer;
        timer.start();
        wait([&] {
            m_window.page(u"customers"_s)->refresh();
            QTest::qWait(100);
            return model()->at(0) && model()->at(0)->period.knownDays >= 30;
        });
        std::printf("history of 30 days known after %.0f ms\n", millisecondsOf(timer));
    }

private:
    QString project() { return model()->at(0) ? model()->at(0)->projectId : QString(); }
    QTableView *table() { return m_window.findChild<QTableView *>(u"customersTable"_s); }
    CustomersModel *model() { return qobject_cast<CustomersModel *>(table()->model()); }
    template <typename Condition>
    static void wait(Condition condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 60'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }

    MainWindow &m_window;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    if (argc != 2)
        return 2;
    applyTheme(app, Scheme::Light);
    const llm0::SystemClock clock;
    QElapsedTimer opening;
    opening.start();
    auto gateway = llm0::Gateway::open(
        {argv[1],
         {},
         {{"secrets_backend", "file"}, {"listen", "127.0.0.1:0"}, {"admin_listen", "127.0.0.1:0"}}},
        clock);
    if (!gateway || !(*gateway)->serve()) {
        std::fprintf(stderr, "%s\n", gateway ? "cannot listen" : gateway.error().message.c_str());
        return 1;
    }
    std::printf("gateway accepting after %.0f ms   (aim: 1000 ms)\n", millisecondsOf(opening));
    {
        MainWindow window(QUrl(QString::fromStdString((*gateway)->adminUrl())),
                          QString::fromStdString((*gateway)->adminToken()));
        window.show();
        std::printf("window shown after %.0f ms   (aim: 1500 ms)\n", millisecondsOf(opening));
        QTest::qWait(1000);
        Bench bench(window);
        bench.firstPaint();
        bench.waitForHistory();
        bench.sorting();
        bench.filtering();
        bench.scrolling();
        bench.dragging();
        bench.blocking();
        bench.pausing(QUrl(QString::fromStdString((*gateway)->dataUrl())));
    }
    (*gateway)->drain(0);
    return 0;
}
