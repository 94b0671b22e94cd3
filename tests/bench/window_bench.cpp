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
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

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
        const QString project = model()->at(0) ? model()->at(0)->projectId : QString();
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
        tell("cap drag: first preview of a customer", std::move(first), "-");
        tell("cap drag: preview", std::move(taken), "p95 50 ms");
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
    auto gateway = llm0::Gateway::open(
        {argv[1],
         {},
         {{"secrets_backend", "file"}, {"listen", "127.0.0.1:0"}, {"admin_listen", "127.0.0.1:0"}}},
        clock);
    if (!gateway || !(*gateway)->serve()) {
        std::fprintf(stderr, "%s\n", gateway ? "cannot listen" : gateway.error().message.c_str());
        return 1;
    }
    {
        MainWindow window(QUrl(QString::fromStdString((*gateway)->adminUrl())),
                          QString::fromStdString((*gateway)->adminToken()));
        window.show();
        QTest::qWait(3000);
        Bench bench(window);
        bench.firstPaint();
        bench.waitForHistory();
        bench.sorting();
        bench.scrolling();
        bench.dragging();
    }
    (*gateway)->drain(0);
    return 0;
}
