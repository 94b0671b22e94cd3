#include "dialects/jsonstring.h"

namespace llm0 {

namespace {

void appendEscaped(std::string &out, char byte)
{
    static constexpr char digits[] = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[byte & 0xF];
    }
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0; // where the bytes begin that go as they are
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out.append(text, plain, i - plain);
        appendEscaped(out, text[i]);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

std::string jsonString(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    appendJsonString(out, text);
    return out;
}

} // namespace llm0
