#include "stopsignals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace llm0 {

namespace {

/// Written by the signal handler, read by the event loop. Process-wide, as signals are.
std::array<int, 2> signalPipe = {-1, -1};

void onSignal(int /*number*/)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
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

} // namespace llm0
