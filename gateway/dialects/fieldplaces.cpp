#include "dialects/fieldplaces.h"

#include "dialects/jsonfields.h"

namespace llm0 {

namespace {

namespace ondemand = simdjson::ondemand;

std::string_view trimmedRight(std::string_view text)
{
    const auto last = text.find_last_not_of(" \n\r\t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view rawOf(ondemand::value value)
{
    switch (value.type()) {
    case ondemand::json_type::object:
        return value.get_object().value().raw_json();
    case ondemand::json_type::array:
        return value.get_array().value().raw_json();
    default:
        return trimmedRight(value.raw_json_token());
    }
}

} // namespace

FieldPlaces FieldPlaces::of(std::string &body)
{
    ondemand::parser parser;
    makeRoomFor(body, parser);
    ondemand::document document = parser.iterate(body.data(), body.size(), body.capacity());
    ondemand::object root = document.get_object();
    FieldPlaces places;
    for (auto field : root) {
        const std::string name(std::string_view(field.unescaped_key()));
        const std::string_view raw = rawOf(field.value());
        const Splice place{static_cast<std::size_t>(raw.data() - body.data()), raw.size(), {}};
        if (!places.m_places.emplace(name, place).second)
            throw BadField{name, "stands in the request twice"};
    }
    const char *rest = nullptr;
    if (!document.current_location().get(rest))
        throw BadField{{}, "the body goes on after the end of its JSON object"};
    places.m_firstField = body.find('{') + 1;
    return places;
}

FieldPlaces FieldPlaces::of(const std::string &body, const Splice &place)
{
    std::string inner = body.substr(place.offset, place.length);
    FieldPlaces places = of(inner);
    places.m_firstField += place.offset;
    for (auto &[name, value] : places.m_places)
        value.offset += place.offset;
    return places;
}

Splice FieldPlaces::value(std::string_view name) const
{
    const auto found = m_places.find(name);
    return found == m_places.end() ? Splice{} : found->second;
}

std::string FieldPlaces::inserted(std::string field) const
{
    if (!empty())
        field += ',';
    return field;
}

std::vector<Splice> itemPlaces(const std::string &body, const Splice &place)
{
    std::vector<Splice> places;
    std::string list = body.substr(place.offset, place.length);
    ondemand::parser parser;
    makeRoomFor(list, parser);
    ondemand::document document = parser.iterate(list.data(), list.size(), list.capacity());
    ondemand::array items;
    if (document.get_array().get(items))
        return places;
    for (auto item : items) {
        const std::string_view raw = rawOf(item.value());
        places.push_back({place.offset + static_cast<std::size_t>(raw.data() - list.data()), raw.size(), {}});
    }
    return places;
}

} // namespace llm0
