#pragma once

#include <QStringList>

namespace llm0 {

/// Runs what the arguments (the program's name first) ask for: `serve`, or one command of the command-line
/// twin. Returns the process's exit code: 0 done, 1 failed, 2 not understood.
int runCommandLine(const QStringList &arguments);

} // namespace llm0
