#include "torture/record.h"

#include <QDateTime>
#include <QProcess>

#include <fstream>
#include <sstream>
#include <thread>

namespace llm0::torture {

namespace {

std::string fileText(const std::string &path)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput().trimmed().toStdString();
}

std::string cpuName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    }
    return "an unknown processor";
}

std::string usdText(std::int64_t nano)
{
    return "$" + Money::fromNano(nano).toDecimal();
}

/// "1–300, 17"
std::string rangesOf(const std::vector<std::uint64_t> &seeds)
{
    std::string text;
    for (std::size_t i = 0; i < seeds.size();) {
        std::size_t end = i;
        while (end + 1 < seeds.size() && seeds[end + 1] == seeds[end] + 1)
            ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(seeds[i]);
        if (end > i)
            text += "–" + std::to_string(seeds[end]);
        i = end + 1;
    }
    return text;
}

} // namespace

std::string circumstances()
{
    const QString source = QStringLiteral(LLM0_SOURCE_DIR);
    const std::string commit =
        outputOf(QStringLiteral("git"), {QStringLiteral("-C"), source, QStringLiteral("describe"),
                                         QStringLiteral("--always"), QStringLiteral("--dirty")});
    const std::string load = fileText("/proc/loadavg").substr(0, 14);
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString() + ", version " LLM0_VERSION
           + (commit.empty() ? "" : " (" + commit + ")") + ", build `" LLM0_BUILD_TYPE "`, "
           + std::to_string(std::thread::hardware_concurrency()) + " cores of " + cpuName()
           + ", load averages at the end " + load;
}

std::string recordOf(const Counts &counts, const std::vector<std::uint64_t> &seeds,
                     const std::vector<std::string> &violations, int seconds)
{
    std::ostringstream text;
    text << circumstances() << ".\n\n| what | count |\n|---|---|\n";
    const auto line = [&text](const char *what, const auto &value) {
        text << "| " << what << " | " << value << " |\n";
    };
    line("seeds", std::to_string(seeds.size()) + " (" + rangesOf(seeds) + ")");
    line("seconds", seconds);
    line("calls begun by clients", counts.calls);
    line("served", counts.served);
    line("of these from the cache", counts.hits);
    line("refused by the gateway", counts.refused);
    line("left by their clients", counts.left);
    line("failed at providers", counts.failed);
    line("cut off by the end of the process", counts.cutOff);
    line("requests that reached providers", counts.arrivals);
    line("of these met a fault", counts.faults);
    line("`kill -9` and restart", counts.kills);
    line("SIGTERM with calls under way and restart", counts.stops);
    line("cap edits, revocations, blocks, pauses and locks of the database in flight", counts.orders);
    line("probes for false refusals", counts.probes);
    line("rows", counts.rows);
    line("charged at their bound after a crash (`unconfirmed`)", counts.unconfirmed);
    line("flagged `usage_estimated`", counts.estimated);
    line("flagged `over_bound`", counts.overBound);
    line("flagged rows below the bill (providers that bill what they never sent)", counts.belowBill);
    line("estimates for calls that no provider saw", counts.overcharged);
    line("billed by the providers", usdText(counts.billedNano));
    line("counted by the gateway", usdText(counts.countedNano));
    line("longest from the last client's end to no open hold", std::to_string(counts.settledMs) + " ms");
    line("longest from a restart to no open hold", std::to_string(counts.quietMs) + " ms");
    line("longest from the last client's end to a writable database",
         std::to_string(counts.recoveredMs) + " ms");
    line("**violations**", violations.size());
    for (const std::string &violation : violations)
        text << "\n- " << violation.substr(0, 300);
    return text.str();
}

bool writeSection(const std::string &path, const std::string &name, const std::string &text)
{
    const std::string begin = "<!-- " + name + " -->\n";
    const std::string end = "<!-- end of " + name + " -->\n";
    std::string whole = fileText(path);
    const std::string section = begin + text + "\n" + end;
    const auto from = whole.find(begin);
    const auto to = whole.find(end);
    if (from == std::string::npos || to == std::string::npos)
        whole += (whole.empty() ? "" : "\n") + section;
    else
        whole.replace(from, to + end.size() - from, section);
    std::ofstream file(path, std::ios::trunc);
    file << whole;
    return file.good();
}

} // namespace llm0::torture
