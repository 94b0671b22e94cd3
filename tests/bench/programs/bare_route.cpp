// The ceiling of the server: a QtHttpServer route that parses its JSON, hashes it and answers 300 bytes.
// bare_route --port P [--workers 1]
#include "bench/programs/options.h"
#include "bench/programs/sharedport.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QThread>

#include <openssl/sha.h>
#include <simdjson.h>

#include <array>
#include <memory>
#include <vector>

namespace llm0::bench {

namespace {

/// About 300 bytes that depend on the request.
QByteArray answerTo(simdjson::dom::parser &parser, const QByteArray &body)
{
    std::string_view model;
    if (parser.parse(body.constData(), static_cast<std::size_t>(body.size()))["model"].get(model)
        != simdjson::SUCCESS)
        return R"({"error":"invalid"})";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char *>(body.constData()), static_cast<std::size_t>(body.size()),
           hash.data());
    const QByteArray hex =
        QByteArray::fromRawData(reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size())).toHex();
    return R"({"id":"chatcmpl-)" + hex + R"(","object":"chat.completion","created":1700000000,"model":")"
           + QByteArray(model.data(), qsizetype(model.size()))
           + R"(","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},)"
             R"("finish_reason":"stop"}],"usage":{"prompt_tokens":20,"completion_tokens":10,"total_tokens":30}})";
}

/// One server on the calling thread.
class Route
{
public:
    explicit Route(quint16 port)
    {
        const auto answer = [this](const QHttpServerRequest &request) {
            return QHttpServerResponse("application/json", answerTo(m_parser, request.body()));
        };
        m_server.route(QStringLiteral("/v1/chat/completions"), QHttpServerRequest::Method::Post, answer);
        m_server.bind(listenShared(port).release());
    }

private:
    simdjson::dom::parser m_parser;
    QHttpServer m_server;
};

} // namespace

} // namespace llm0::bench

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const llm0::bench::Options options(argc, argv);
    const auto port = static_cast<quint16>(options.number("--port", 9101));
    std::vector<std::unique_ptr<QThread>> threads;
    for (long i = 0; i < options.number("--workers", 1); ++i) {
        auto *context = new QObject;
        auto &thread = threads.emplace_back(std::make_unique<QThread>());
        context->moveToThread(thread.get());
        thread->start();
        QMetaObject::invokeMethod(context, [context, port] {
            auto *route = new llm0::bench::Route(port);
            QObject::connect(context, &QObject::destroyed, [route] { delete route; });
        });
    }
    return QCoreApplication::exec();
}
