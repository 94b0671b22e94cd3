#include "gatewayapplication.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>

#include <sys/socket.h>
#include <unistd.h>

namespace llm0 {

namespace {

constexpr int drainMs = 10'000;

/// Written by the signal handler, read by the event loop. Process-wide, as signals are.
std::array<int, 2> signalPipe = {-1, -1};

void onSignal(int /*number*/)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

void print(const std::string &line)
{
    std::fprintf(stderr, "%s\n", line.c_str());
}

} // namespace

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe.data()) != 0)
        return;
    m_notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(signalPipe[1], &byte, 1) == 1)
            Q_EMIT stopRequested();
    });
    for (const int number : {SIGTERM, SIGINT})
        std::signal(number, onSignal);
}

StopSignals::~StopSignals()
{
    for (const int number : {SIGTERM, SIGINT})
        std::signal(number, SIG_DFL);
    for (const int descriptor : signalPipe)
        ::close(descriptor);
}

int GatewayApplication::run()
{
    const SystemClock clock;
    auto gateway = Gateway::open(m_options, clock);
    if (!gateway) {
        print("llm0-gateway cannot start: " + gateway.error().message);
        return 1;
    }
    StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, [] { QCoreApplication::quit(); });
    if (const Status serving = (*gateway)->serve(); !serving) {
        print("llm0-gateway cannot listen: " + serving.error().message);
        return 1;
    }
    print("llm0-gateway listens on " + (*gateway)->dataUrl() + " for apps");
    print("llm0-gateway listens on " + (*gateway)->adminUrl() + " for administration");
    QCoreApplication::exec();
    print("llm0-gateway stops: waiting for requests under way");
    (*gateway)->drain(drainMs);
    return 0;
}

} // namespace llm0
