// How long after its answer a settled request stands on the Requests page, at 200 requests a second.
// livelog_bench [REQUESTS_PER_SECOND] [SECONDS]; runs the real gateway before a fake provider.
#include "mainwindow.h"
#include "models/requestsmodel.h"
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <unordered_map>

using namespace llm0;

namespace {

/// When each request's answer was whole, and when its row was in the table.
class Times
{
public:
    Times() { m_clock.start(); }
    void answered(const std::string &id) { note(m_answered, id); }
    void shown(const std::string &id) { note(m_shown, id); }
    std::size_t shownCount() const
    {
        const std::lock_guard lock(m_mutex);
        return m_shown.size();
    }
    std::vector<qint64> delays() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<qint64> all;
        for (const auto &[id, at] : m_shown)
            if (const auto answered = m_answered.find(id); answered != m_answered.end())
                all.push_back(std::max<qint64>(0, at - answered->second));
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    using Map = std::unordered_map<std::string, qint64>;
    void note(Map &map, const std::string &id)
    {
        const std::lock_guard lock(m_mutex);
        map.emplace(id, m_clock.elapsed());
    }
    mutable std::mutex m_mutex;
    QElapsedTimer m_clock;
    Map m_answered, m_shown;
};

/// Sends calls at a steady pace from a thread of its own.
class Caller : public QThread
{
public:
    Caller(std::string url, std::string key, int perSecond, int total, Times &times)
        : m_url(std::move(url))
        , m_key(std::move(key))
        , m_perSecond(perSecond)
        , m_total(total)
        , m_times(times)
    {}

protected:
    void run() override
    {
        QNetworkAccessManager network;
        QElapsedTimer clock;
        clock.start();
        int sent = 0;
        QTimer pace;
        QObject::connect(&pace, &QTimer::timeout, &pace, [&] {
            const auto due = std::min<qint64>(m_total, clock.elapsed() * m_perSecond / 1000);
            for (; sent < due; ++sent)
                call(network);
            if (sent == m_total && m_open == 0)
                quit();
        });
        pace.start(5);
        exec();
    }

private:
    void call(QNetworkAccessManager &network)
    {
        QNetworkRequest request(QUrl(QString::fromStdString(m_url)));
        request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(m_key));
        request.setRawHeader("X-Customer-ID", "customer-" + QByteArray::number(m_open % 20));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        ++m_open;
        QNetworkReply *reply = network.post(request, QByteArray::fromStdString(chatBody("hello")));
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] {
            m_times.answered(reply->rawHeader("X-Request-Id").toStdString());
            reply->deleteLater();
            --m_open;
        });
    }

    const std::string m_url, m_key;
    const int m_perSecond, m_total;
    Times &m_times;
    int m_open = 0;
};

qint64 percentile(const std::vector<qint64> &sorted, int percent)
{
    return sorted.empty() ? -1 : sorted[(sorted.size() - 1) * std::size_t(percent) / 100];
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const int perSecond = argc > 1 ? QByteArray(argv[1]).toInt() : 200;
    const int seconds = argc > 2 ? QByteArray(argv[2]).toInt() : 15;
    const int total = perSecond * seconds;

    FakeProvider provider;
    GatewayProcess gateway{GatewayProcess::pointingTo(provider.baseUrl(), provider.origin())};
    if (!gateway.start()) {
        std::fprintf(stderr, "%s\n", gateway.output().c_str());
        return 1;
    }
    const auto key = gateway.createKey();
    ui::MainWindow window(QUrl(QString::fromStdString(gateway.adminUrl())),
                          QString::fromStdString(gateway.adminToken()));
    window.show();
    window.showPage(QStringLiteral("requests"));
    auto *model = static_cast<ui::RequestsModel *>(
        window.findChild<QTableView *>(QStringLiteral("requestsTable"))->model());
    Times times;
    QObject::connect(model, &QAbstractItemModel::rowsInserted, &app,
                     [&](const QModelIndex &, int first, int last) {
                         for (int row = first; row <= last; ++row)
                             times.shown(model->at(row)->id.toStdString());
                     });
    // A refresh brings rows, too.
    QObject::connect(model, &QAbstractItemModel::modelReset, &app, [&] {
        for (const ui::Request &request : model->rows())
            times.shown(request.id.toStdString());
    });
    QTest::qWait(1000);
    // How long the window's thread is away from its events.
    qint64 longestBlock = 0;
    QElapsedTimer sinceTick;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &app,
                     [&] { longestBlock = std::max(longestBlock, sinceTick.restart() - tick.interval()); });
    sinceTick.start();
    tick.start(5);
    Caller caller(gateway.chatUrl(), key.secret, perSecond, total, times);
    caller.start();
    const bool all =
        QTest::qWaitFor([&] { return caller.isFinished() && times.shownCount() >= std::size_t(total); },
                        seconds * 1000 + 20'000);
    const auto delays = times.delays();
    std::printf("%d requests/s for %d s: %zu of %d on screen%s\n", perSecond, seconds, delays.size(), total,
                all ? "" : " (gave up waiting)");
    std::printf("answer to row: p50 %lld ms, p95 %lld ms, p99 %lld ms; window away at most %lld ms\n",
                percentile(delays, 50), percentile(delays, 95), percentile(delays, 99), longestBlock);
    caller.wait();
    return 0;
}
