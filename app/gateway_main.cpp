#include "commandline.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return llm0::runCommandLine(QCoreApplication::arguments());
}
