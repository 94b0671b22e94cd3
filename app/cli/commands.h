#pragma once

#include <QStringList>

#include <string_view>

namespace llm0 {

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

void printOut(std::string_view text);
/// One line on stderr.
void printError(std::string_view line);

// Each takes all arguments, the program's name and the command's first, and returns the exit code.
int runServe(const QStringList &arguments);
int runKey(const QStringList &arguments);
int runToken(const QStringList &arguments);
int runPause(const QStringList &arguments);
int runResume(const QStringList &arguments);
int runStatus(const QStringList &arguments);
int runCap(const QStringList &arguments);
int runVerify(const QStringList &arguments);
int runExport(const QStringList &arguments);
int runBackup(const QStringList &arguments);
int runBackups(const QStringList &arguments);
int runRestore(const QStringList &arguments);
int runPrices(const QStringList &arguments);

} // namespace llm0
