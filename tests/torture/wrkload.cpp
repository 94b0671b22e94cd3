#include "torture/wrkload.h"

#include <QEventLoop>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>

#include <csignal>
#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr int longestSeconds = 600;

/// A round of requests in Lua; numbers go on from one run to the next. `wrk` knows an end in time only, so
/// the script says when enough were answered.
std::string scriptFor(const WrkAsk &ask)
{
    static int run = 0;
    const std::string body = chatBody(ask.userText, ask.streamed);
    return "local body = [==[" + body.substr(0, body.size() - 1) + R"(,"max_tokens":16}]==]
local n = )"
           + std::to_string(++run) + R"( * 10000000
request = function()
  n = n + 1
  local headers = {
    ["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer )"
           + ask.key + R"(",
    ["X-Customer-ID"] = "customer " .. (n % )"
           + std::to_string(ask.customers) + R"()
  }
  return wrk.format("POST", "/v1/chat/completions", headers, (body:gsub("%%d", tostring(n))))
end
local left = )"
           + std::to_string(ask.requests) + R"(
response = function()
  left = left - 1
  if left == 0 then
    wrk.thread:stop()
    io.write("enough\n")
    io.flush()
  end
end
)";
}

std::int64_t numberIn(const QString &text, const char *pattern)
{
    const auto found = QRegularExpression(QLatin1StringView(pattern)).match(text);
    return found.hasMatch() ? found.captured(1).toLongLong() : 0;
}

} // namespace

WrkCounts runWrk(const WrkAsk &ask)
{
    QTemporaryFile script;
    script.open();
    script.write(scriptFor(ask).c_str());
    script.flush();
    QProcess wrk;
    QEventLoop loop;
    QObject::connect(&wrk, &QProcess::finished, &loop, &QEventLoop::quit);
    QByteArray told;
    QObject::connect(&wrk, &QProcess::readyReadStandardOutput, &loop, [&wrk, &told, asked = false]() mutable {
        told += wrk.readAllStandardOutput();
        if (const qint64 pid = wrk.processId(); pid > 0 && !asked && told.contains("enough")) {
            asked = true;
            ::kill(static_cast<pid_t>(pid), SIGINT);
        }
    });
    wrk.start(QStringLiteral("wrk"), {QStringLiteral("-t1"), QStringLiteral("-c%1").arg(ask.connections),
                                      QStringLiteral("-d%1s").arg(longestSeconds), QStringLiteral("-s"),
                                      script.fileName(), QString::fromStdString(ask.url)});
    if (!wrk.waitForStarted())
        throw std::runtime_error("wrk is not installed");
    loop.exec();
    const QString summary = QString::fromUtf8(told + wrk.readAllStandardOutput());
    return {numberIn(summary, "(\\d+) requests in"), numberIn(summary, "Non-2xx or 3xx responses: (\\d+)")};
}

} // namespace llm0::torture
