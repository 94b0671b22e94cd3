#include "bench/programs/requesttext.h"

#include <fstream>
#include <iterator>

namespace llm0::bench {

std::string requestText(const Options &options)
{
    std::ifstream file(options.text("--body"), std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(file), {}};
    std::string text = "POST " + options.text("--path", "/v1/chat/completions")
                       + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                       + std::to_string(body.size()) + "\r\n";
    for (const std::string &header : options.all("--header"))
        text += header + "\r\n";
    return text + "\r\n" + body;
}

} // namespace llm0::bench
