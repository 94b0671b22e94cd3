#include "admin/jsonbody.h"

#include <charconv>

namespace llm0 {

namespace {

std::optional<std::int64_t> wholeNumber(const JsonNode &node)
{
    std::int64_t value = 0;
    const std::string &text = node.text;
    if (node.kind != JsonNode::Kind::Number)
        return std::nullopt;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

Result<JsonBody> JsonBody::parse(std::string_view text)
{
    if (text.empty())
        text = "{}";
    auto node = parseJson(text);
    if (!node)
        return node.error();
    if (node->kind != JsonNode::Kind::Object)
        return Error{ErrorCode::InvalidRequest, "The body must be a JSON object", {}};
    return JsonBody(*std::move(node));
}

bool JsonBody::isNull(std::string_view name) const
{
    const JsonNode *node = m_object.member(name);
    return node && node->kind == JsonNode::Kind::Null;
}

const JsonNode *JsonBody::take(const std::string &name)
{
    m_taken.insert(name);
    return m_object.member(name);
}

const JsonNode *JsonBody::takeUnlessNull(const std::string &name)
{
    const JsonNode *node = take(name);
    if (node && node->kind == JsonNode::Kind::Null) {
        fail(name, "must not be null");
        return nullptr;
    }
    return node;
}

void JsonBody::fail(const std::string &name, const std::string &why)
{
    if (!m_error)
        m_error = Error{ErrorCode::InvalidRequest, "'" + name + "' " + why, name};
}

void JsonBody::read(const std::string &name, std::string &target)
{
    const JsonNode *node = takeUnlessNull(name);
    if (node && node->kind != JsonNode::Kind::String)
        fail(name, "must be a text");
    else if (node)
        target = node->text;
}

void JsonBody::read(const std::string &name, bool &target)
{
    const JsonNode *node = takeUnlessNull(name);
    if (node && node->kind != JsonNode::Kind::Boolean)
        fail(name, "must be true or false");
    else if (node)
        target = node->boolean;
}

void JsonBody::read(const std::string &name, std::int64_t &target, std::int64_t least, std::int64_t most)
{
    const JsonNode *node = takeUnlessNull(name);
    if (!node)
        return;
    const auto value = wholeNumber(*node);
    if (!value || *value < least || *value > most)
        fail(name, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    else
        target = *value;
}

void JsonBody::read(const std::string &name, int &target, int least, int most)
{
    std::int64_t value = target;
    read(name, value, std::int64_t(least), std::int64_t(most));
    target = static_cast<int>(value);
}

void JsonBody::read(const std::string &name, std::optional<std::int64_t> &target, std::int64_t least)
{
    const JsonNode *node = take(name);
    if (!node)
        return;
    target.reset();
    if (node->kind == JsonNode::Kind::Null)
        return;
    target = wholeNumber(*node);
    if (!target || *target < least)
        fail(name, "must be a whole number, " + std::to_string(least) + " or more, or null for no limit");
}

void JsonBody::read(const std::string &name, std::optional<Money> &target)
{
    const JsonNode *node = take(name);
    if (!node)
        return;
    target.reset();
    if (node->kind == JsonNode::Kind::Null)
        return;
    const bool number = node->kind == JsonNode::Kind::Number;
    const bool readable = number || node->kind == JsonNode::Kind::String;
    const auto money = !readable ? Error{}
                       : number  ? Money::parseNumber(node->text)
                                 : Money::parse(node->text);
    if (!money || *money < Money())
        fail(name, "must be US dollars, 0 or more, e.g. 5 or 0.50, or "
                   "null for no limit");
    else
        target = *money;
}

void JsonBody::read(const std::string &name, std::map<std::string, std::int64_t> &target)
{
    const JsonNode *node = take(name);
    if (!node)
        return;
    target.clear();
    if (node->kind == JsonNode::Kind::Null)
        return;
    if (node->kind != JsonNode::Kind::Object)
        return fail(name, "must be an object of name and whole number");
    for (const auto &[member, content] : node->members) {
        const auto value = wholeNumber(content);
        if (member.empty() || !value || *value < 0)
            return fail(name, "must give a whole number, 0 or more, for each name ('" + member + "')");
        target[member] = *value;
    }
}

Status JsonBody::finish() const
{
    if (m_error)
        return *m_error;
    for (const auto &[name, node] : m_object.members) {
        if (!m_taken.contains(name))
            return Error{ErrorCode::InvalidRequest, "There is no field '" + name + "' here", name};
    }
    return {};
}

} // namespace llm0
