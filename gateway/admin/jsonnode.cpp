#include "admin/jsonnode.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t deepest = 64;

/// Builds nodes from nlohmann's parser; `error` says why it stopped.
class NodeBuilder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    JsonNode root;
    Error error{ErrorCode::InvalidRequest, "The body is not valid JSON", {}};

    bool null() override { return add({}); }
    bool boolean(bool value) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Boolean;
        node.boolean = value;
        return add(std::move(node));
    }
    bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &raw) override
    {
        // The parser writes the locale's decimal sign into the raw text.
        std::string text = raw;
        std::replace_if(
            text.begin(), text.end(),
            [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }, '.');
        return number(std::move(text));
    }
    bool string(string_t &value) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::String;
        node.text = std::move(value);
        return add(std::move(node));
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
    bool end_object() override { return namesDiffer() && close(); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override
    {
        m_open.back().members.push_back({std::move(name), JsonNode()});
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &) override
    {
        error.message = "The body is not valid JSON at byte " + std::to_string(position);
        return false;
    }

private:
    bool number(std::string text)
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Number;
        node.text = std::move(text);
        return add(std::move(node));
    }
    bool open(JsonNode::Kind kind)
    {
        if (m_open.size() == deepest) {
            error = {ErrorCode::InvalidRequest, "The body is nested too deeply", {}};
            return false;
        }
        m_open.emplace_back().kind = kind;
        return true;
    }
    /// Sorted, since a body may hold very many.
    bool namesDiffer()
    {
        std::vector<std::string_view> names;
        for (const auto &member : m_open.back().members)
            names.push_back(member.name);
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice == names.end())
            return true;
        const std::string name(*twice);
        error = {ErrorCode::InvalidRequest, "'" + name + "' is named twice", name};
        return false;
    }
    bool close()
    {
        JsonNode done = std::move(m_open.back());
        m_open.pop_back();
        return add(std::move(done));
    }
    bool add(JsonNode node)
    {
        if (m_open.empty())
            root = std::move(node);
        else if (m_open.back().kind == JsonNode::Kind::Array)
            m_open.back().items.push_back(std::move(node));
        else
            m_open.back().members.back().value = std::move(node);
        return true;
    }

    std::vector<JsonNode> m_open;
};

} // namespace

const JsonNode *JsonNode::member(std::string_view name) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto &entry) { return entry.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

Result<JsonNode> parseJson(std::string_view text)
{
    NodeBuilder builder;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return builder.error;
    return std::move(builder.root);
}

} // namespace llm0
