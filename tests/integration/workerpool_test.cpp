#include "httpclient.h"

#include <QThread>
#include <QTimer>

#include <atomic>
#include <mutex>
#include <set>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#endif

using namespace llm0;
using namespace llm0::test;

class WorkerPoolTest : public QObject
{
    Q_OBJECT

    static WorkerPool::HandlerFactory namesItsWorker()
    {
        return [](int index) -> HttpHandler {
            return [index](const HttpRequest &, const ResponseStreamPtr &stream) {
                stream->send(200, {}, "worker " + std::to_string(index) + ".");
            };
        };
    }

private Q_SLOTS:
    void spreadsConnectionsOverWorkersOnOnePort()
    {
        WorkerPool pool(2, namesItsWorker(), {});
        const auto port = pool.listen({});
        QVERIFY(port.ok());
        std::set<std::string> workers;
        for (int i = 0; i < 200 && workers.size() < 2; ++i) {
            RawClient client(*port);
            client.say(get("/", "Connection: close\r\n"));
            QVERIFY(client.hears("."));
            const std::string answer = client.untilClosed();
            workers.insert(answer.substr(answer.find("worker ")));
        }
#ifdef Q_OS_LINUX
        QCOMPARE(workers.size(), std::size_t(2));
#endif
    }

    void namesThePortAndWhoHoldsIt_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("one worker") << 1;
        QTest::newRow("two workers") << 2;
    }
    void namesThePortAndWhoHoldsIt()
    {
        QFETCH(int, workers);
        WorkerPool first(workers, namesItsWorker(), {});
        const auto port = first.listen({});
        QVERIFY(port.ok());
        WorkerPool second(workers, namesItsWorker(), {});
        const auto taken = second.listen({"127.0.0.1", *port});
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().code, ErrorCode::Conflict);
        const std::string &message = taken.error().message;
        QVERIFY2(message.find("127.0.0.1:" + std::to_string(*port)) != std::string::npos, message.c_str());
#ifdef Q_OS_LINUX
        QVERIFY2(
            message.find("workerpool_test (pid " + std::to_string(QCoreApplication::applicationPid()) + ")")
                != std::string::npos,
            message.c_str());
#endif
        RawClient client(*port);
        client.say(get("/"));
        QVERIFY(client.hears("worker "));
    }

    void listensAgainOnThePortAtOnceAfterItsEnd()
    {
        auto pool = std::make_unique<WorkerPool>(2, namesItsWorker(), HttpServerOptions{});
        const std::uint16_t port = *pool->listen({});
        RawClient client(port);
        client.say(get("/"));
        QVERIFY(client.hears("worker "));
        pool.reset(); // the server closes first, so its side of the connection stays in TIME_WAIT
        QVERIFY(client.isClosedBy(5'000));
        WorkerPool again(2, namesItsWorker(), {});
        QVERIFY(again.listen({"127.0.0.1", port}).ok());
    }

    void refusesAnAddressThatIsNotOurs()
    {
        WorkerPool pool(2, namesItsWorker(), {});
        const auto port = pool.listen({"203.0.113.7", 0});
        QVERIFY(!port.ok());
        QVERIFY(port.error().message.find("203.0.113.7") != std::string::npos);
    }

    void listensOnIpv6()
    {
        WorkerPool pool(2, namesItsWorker(), {});
        const auto port = pool.listen({"::1", 0});
        if (!port)
            QSKIP("no IPv6 here");
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHostIPv6, *port);
        QVERIFY(socket.waitForConnected(5'000));
    }

    void countsRequestsAndEndsWithAnswersUnderWay()
    {
        std::mutex guard;
        std::vector<std::weak_ptr<ResponseStream>> seen;
        std::atomic<int> gone{0};
        std::atomic<int> diedOnTheirThread{0};
        auto pool = std::make_unique<WorkerPool>(
            2,
            [&](int) -> HttpHandler {
                // Lives and dies on the worker's thread, with the handler.
                const std::shared_ptr<std::vector<ResponseStreamPtr>> held(
                    new std::vector<ResponseStreamPtr>,
                    [&diedOnTheirThread, home = QThread::currentThread()](const auto *streams) {
                        diedOnTheirThread += QThread::currentThread() == home;
                        delete streams;
                    });
                return [held, &guard, &seen, &gone](const HttpRequest &, ResponseStreamPtr stream) {
                    stream->onGone([&gone] { ++gone; });
                    stream->begin(200, {});
                    const std::lock_guard lock(guard);
                    seen.push_back(stream);
                    held->push_back(std::move(stream));
                };
            },
            HttpServerOptions{});
        const auto port = pool->listen({});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(*port));
            clients.back()->say(get("/"));
        }
        QVERIFY(QTest::qWaitFor([&] { return pool->requestsInFlight() == 20; }, 5'000));
        clients.resize(10);
        QVERIFY(QTest::qWaitFor([&] { return pool->requestsInFlight() == 10; }, 5'000));
        QCOMPARE(gone.load(), 10);
        pool.reset();
        QCOMPARE(gone.load(), 20);
        QCOMPARE(diedOnTheirThread.load(), 2);
        for (const auto &client : clients)
            QVERIFY(client->isClosedBy(5'000));
    }

#ifdef Q_OS_UNIX
    void letsAClientFinishSendingWhatIsRefused()
    {
        HttpServerOptions options;
        options.limits.maxBodyBytes = 1'000;
        WorkerPool pool(1, namesItsWorker(), options);
        RawClient client(*pool.listen({}));
        const int descriptor = static_cast<int>(client.socket().socketDescriptor());
        ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
        const std::string bytes = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000000\r\n\r\n"
                                  + std::string(20'000'000, 'x');
        // A client that writes all before it reads: a reset would end its sending with an error.
        QCOMPARE(::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL), ssize_t(bytes.size()));
        QVERIFY(client.hears("request_too_large"));
    }
#endif

    void standsClientsThatLeaveAtAnyMoment()
    {
        WorkerPool pool(2,
                        [](int) -> HttpHandler {
                            return [](const HttpRequest &, const ResponseStreamPtr &stream) {
                                QTimer::singleShot(1, [stream] {
                                    stream->begin(200, {});
                                    stream->write(std::string(10'000, 'x'));
                                    QTimer::singleShot(1, [stream] { stream->end(); });
                                });
                            };
                        },
                        {});
        const auto port = pool.listen({});
        for (int i = 0; i < 300; ++i) {
            RawClient client(*port);
            client.say(get("/") + post("/", "abc"));
            if (i % 3 > 0)
                QTest::qWait(i % 4);
            client.reset();
        }
        QVERIFY(QTest::qWaitFor([&] { return pool.requestsInFlight() == 0; }, 5'000));
    }
};

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "workerpool_test.moc"
