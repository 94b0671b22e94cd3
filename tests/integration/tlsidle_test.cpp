// What connections cost that stay open over TLS and say nothing more.
#include "chatlinefixture.h"
#include "httpclient.h"

#include "support/testcertificate.h"
#include "support/tlsclient.h"

#include <QFile>

#include <sys/resource.h>

#include <unistd.h>

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr int crowd = 1'000;

std::size_t memoryOf(std::int64_t pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toULongLong() * std::size_t(::sysconf(_SC_PAGESIZE))
               : 0;
}

void allowManyDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

class TlsIdleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandIdleConnectionsCostLittleAndDisturbNobody()
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_max < 2 * crowd)
            QSKIP("this system allows too few descriptors");
        allowManyDescriptors();
        const QTemporaryDir folder;
        const std::string certificate = folder.filePath(QStringLiteral("gateway")).toStdString();
        TestCertificate().writeTo(folder.path().toStdString(), "gateway");
        qputenv("SSL_CERT_FILE", QByteArray::fromStdString(certificate + ".crt"));
        ChatLine line;
        line.gateway.setChildSetup(&allowManyDescriptors);
        QVERIFY2(line.gateway.start({"--workers", "2", "--tls-cert", certificate + ".crt", "--tls-key",
                                     certificate + ".key"}),
                 line.gateway.output().c_str());
        line.key = line.gateway.createKey();
        QCOMPARE(line.say("warm up").status, 200);
        const std::string url = line.gateway.dataUrl();
        const auto port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
        const std::size_t before = memoryOf(line.gateway.pid());
        std::vector<std::unique_ptr<TlsClient>> idle;
        for (int i = 0; i < crowd; ++i) {
            idle.push_back(std::make_unique<TlsClient>(port));
            QVERIFY2(idle.back()->say(get("/health")) && idle.back()->hears("200 OK"),
                     std::to_string(i).c_str());
        }
        const HttpReply reply = line.say("amid the crowd");
        QCOMPARE(reply.status, 200);
        const std::size_t each = (memoryOf(line.gateway.pid()) - before) / crowd;
        qInfo("an idle connection over TLS takes %zu bytes; a call amid 1,000 took %lld ms", each,
              static_cast<long long>(reply.total.count()));
        QVERIFY2(each < 150'000, std::to_string(each).c_str());
        // They are open still.
        QVERIFY(idle.front()->say(get("/health")) && idle.front()->hears("200 OK"));
    }
};

QTEST_GUILESS_MAIN(TlsIdleTest)
#include "tlsidle_test.moc"
