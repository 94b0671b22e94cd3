#include "commandline.h"
#include "processmanners.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    llm0::setProcessManners();
    const QCoreApplication app(argc, argv);
    return llm0::runCommandLine(QCoreApplication::arguments());
}
