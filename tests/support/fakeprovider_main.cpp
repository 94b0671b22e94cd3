// The fake provider by itself: prints its base URL, ends when standard input closes.
#include "support/fakeprovider.h"

#include <QCoreApplication>

#include <cstdlib>
#include <iostream>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int port = argc > 1 ? std::atoi(argv[1]) : 0;
    const llm0::FakeProvider provider(static_cast<std::uint16_t>(port));
    std::cout << provider.baseUrl() << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
    }
    return 0;
}
