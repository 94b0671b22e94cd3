#include "fuzz/jsonmutator.h"

#include <nlohmann/json.hpp>

#include <random>
#include <vector>

namespace llm0::fuzz {

namespace {

using Json = nlohmann::ordered_json;
using Random = std::mt19937_64;

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Objects and lists that stand alone on a line, after "data: " or anything else.
std::vector<Place> jsonPlaces(std::string_view text)
{
    if (const std::size_t open = text.find_first_of("{[");
        open != std::string_view::npos && Json::accept(text.substr(open)))
        return {{open, text.size()}};
    std::vector<Place> places;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t open = text.find_first_of("{[", at);
        if (open < end && Json::accept(text.substr(open, end - open)))
            places.push_back({open, end});
        at = end + 1;
    }
    return places;
}

const std::vector<Json> &others()
{
    static const std::vector<Json> values = {nullptr,
                                             true,
                                             false,
                                             0,
                                             1,
                                             -1,
                                             9223372036854775807,
                                             18446744073709551615ULL,
                                             1e300,
                                             0.5,
                                             "",
                                             "text",
                                             "\xE2\x82\xAC\"\\\n",
                                             Json::array(),
                                             Json::object(),
                                             Json::array({1, nullptr}),
                                             Json::object({{"type", "text"}, {"text", "t"}})};
    return values;
}

std::vector<Json *> valuesIn(Json &json)
{
    std::vector<Json *> values = {&json};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]->is_structured()) {
            for (Json &inner : *values[i])
                values.push_back(&inner);
        }
    }
    return values;
}

void addTo(Json &into, const Json &value, Random &random)
{
    if (into.is_array())
        into.insert(into.begin() + std::ptrdiff_t(random() % (into.size() + 1)), value);
    else if (into.is_object() && value.is_object() && !value.empty())
        into.update(value);
    else
        into = value;
}

void removeFrom(Json &from, Random &random)
{
    if (from.is_structured() && !from.empty())
        from.erase(std::next(from.begin(), std::ptrdiff_t(random() % from.size())));
}

std::string changed(std::string_view text, Random &random)
{
    Json json = Json::parse(text);
    const std::vector<Json *> values = valuesIn(json);
    const auto some = [&]() -> Json & { return *values[random() % values.size()]; };
    switch (random() % 5) {
    case 0:
        some() = Json(others()[random() % others().size()]);
        break;
    case 1: {
        const Json copy = some();
        addTo(some(), copy, random);
        break;
    }
    case 2:
        removeFrom(some(), random);
        break;
    case 3: {
        const Json copy = some();
        some() = copy;
        break;
    }
    default:
        if (Json &value = some(); value.is_string())
            value = value.get<std::string>() + value.get<std::string>().substr(0, random() % 5);
        else if (value.is_number_integer())
            value = value.get<std::int64_t>() ^ (std::int64_t(1) << (random() % 40));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string withChangedJson(std::string_view input, std::uint64_t seed)
{
    Random random(seed);
    const std::vector<Place> places = jsonPlaces(input);
    if (places.empty())
        return std::string(input);
    const Place place = places[random() % places.size()];
    std::string out(input.substr(0, place.begin));
    out += changed(input.substr(place.begin, place.end - place.begin), random);
    return out.append(input.substr(place.end));
}

std::string withChangedBytes(std::string_view input, std::uint64_t seed)
{
    static constexpr std::string_view meaningful = "{}[]\":,0-9.eE\\ntrufals\n\r\0\x80\xff";
    Random random(seed);
    std::string bytes(input);
    for (std::uint64_t i = 1 + random() % 4; i > 0 && !bytes.empty(); --i) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 4) {
        case 0:
            bytes[at] = meaningful[random() % meaningful.size()];
            break;
        case 1:
            bytes.erase(at, 1 + random() % 20);
            break;
        case 2:
            bytes.insert(at, bytes.substr(at, 1 + random() % 40));
            break;
        default:
            bytes[at] = static_cast<char>(random());
        }
    }
    return bytes;
}

} // namespace llm0::fuzz
