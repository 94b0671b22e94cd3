#include "base/ids.h"

#include <QRandomGenerator>
#include <QUuid>

#include <vector>

namespace llm0 {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";
constexpr std::size_t instantHex = 12;
constexpr int randomBytes = 10;

} // namespace

std::string randomHex(int bytes)
{
    std::vector<quint32> words(static_cast<std::size_t>(bytes + 3) / 4);
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    std::string hex;
    hex.reserve(static_cast<std::size_t>(bytes) * 2);
    for (int i = 0; i < bytes; ++i) {
        const quint32 byte = (words[static_cast<std::size_t>(i) / 4] >> (8 * (i % 4))) & 0xff;
        hex += hexDigits[byte >> 4];
        hex += hexDigits[byte & 15];
    }
    return hex;
}

std::string newRequestId(UnixMs at)
{
    std::string hex(instantHex, '0');
    auto rest = static_cast<std::uint64_t>(at);
    for (auto digit = hex.rbegin(); digit != hex.rend(); ++digit, rest >>= 4)
        *digit = hexDigits[rest & 15];
    return "req_" + hex + randomHex(randomBytes);
}

std::string newRequestId()
{
    return "req_" + randomHex(16);
}

std::string newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

bool isUuid(std::string_view text)
{
    return text.size() == 36
           && !QUuid::fromString(QLatin1StringView(text.data(), qsizetype(text.size()))).isNull();
}

} // namespace llm0
