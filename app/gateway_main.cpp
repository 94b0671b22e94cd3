#include "commandline.h"

#include <QCoreApplication>

#include <sys/stat.h>

int main(int argc, char **argv)
{
    ::umask(S_IRWXG | S_IRWXO); // everything this program writes is its owner's alone
    const QCoreApplication app(argc, argv);
    return llm0::runCommandLine(QCoreApplication::arguments());
}
