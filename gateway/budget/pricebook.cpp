#include "budget/pricebook.h"

#include "budget/pricefile.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

static void openPriceResource()
{
    Q_INIT_RESOURCE(llm0_prices); // the linker drops a static library's resource that nobody names
}

namespace llm0 {

namespace {

constexpr std::array<std::string_view, 6> makers{"openai",   "anthropic", "google",
                                                 "deepseek", "xai",       "mistral"};
constexpr std::array<std::string_view, 4> hosts{"groq", "together", "fireworks", "bedrock"};
constexpr std::size_t longestName = 256;

std::string keyOf(std::string_view provider, std::string_view lowerName)
{
    std::string key;
    key.reserve(provider.size() + 1 + lowerName.size());
    return key.append(provider).append(1, '\n').append(lowerName);
}

/// The makers that CONTRACT names by prefix. gpt-oss is open weights: it has hosts, its maker serves none.
std::string_view makerByPrefix(std::string_view name)
{
    const bool numberedO = name.size() > 1 && name[0] == 'o' && name[1] >= '1' && name[1] <= '9';
    if (name.starts_with("gpt-oss"))
        return "";
    for (std::string_view prefix : {"gpt-", "chatgpt-", "text-embedding-", "ft:gpt-"}) {
        if (name.starts_with(prefix))
            return "openai";
    }
    if (numberedO)
        return "openai";
    if (name.starts_with("claude-"))
        return "anthropic";
    return name.starts_with("gemini-") ? "google" : "";
}

/// None, the one, or (with `several`) more than one of `providers` for which `has` holds.
template <typename Providers, typename Has>
std::pair<std::string_view, bool> onlyOneOf(const Providers &providers, Has has)
{
    std::string_view found;
    for (std::string_view provider : providers) {
        if (!has(provider))
            continue;
        if (!found.empty())
            return {"", true};
        found = provider;
    }
    return {found, false};
}

} // namespace

struct PriceBook::Data {
    std::vector<ModelPrice> rows;
    std::unordered_map<std::string, std::size_t> byName;
    std::unordered_map<std::string, std::vector<std::size_t>> rulesOf; ///< by provider, in file order
    std::string version;
    std::string date;

    const ModelPrice *exact(std::string_view provider, std::string_view lowerName) const
    {
        const auto found = byName.find(keyOf(provider, lowerName));
        return found == byName.end() ? nullptr : &rows[found->second];
    }

    const ModelPrice *byRule(std::string_view provider, std::string_view lowerName) const
    {
        const auto rules = rulesOf.find(std::string(provider));
        if (rules == rulesOf.end() || lowerName.size() > longestName)
            return nullptr;
        for (std::size_t row : rules->second) {
            if (rows[row].match->covers(lowerName))
                return &rows[row];
        }
        return nullptr;
    }

    Status index()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (Status added = indexRow(i); !added)
                return added;
            const std::string text = toJson(rows[i]) + '\n';
            hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        }
        version = date + '-' + hash.result().toHex().left(12).toStdString();
        return {};
    }

    Status indexRow(std::size_t i)
    {
        const ModelPrice &row = rows[i];
        if (!byName.emplace(keyOf(row.provider, row.model), i).second)
            return twice(row, row.model);
        for (const std::string &alias : row.aliases) {
            if (!byName.emplace(keyOf(row.provider, alias), i).second)
                return twice(row, alias);
        }
        if (row.match)
            rulesOf[row.provider].push_back(i);
        return {};
    }

    /// Replaces the row that bears this exact name, keeping the names and rules the edit leaves out; else
    /// adds it. A name the edit takes over is taken away from the row that had it.
    void place(ModelPrice edit)
    {
        edit.model = lowerCaseName(edit.model);
        std::vector<std::string> names;
        for (const std::string &alias : edit.aliases) {
            if (const std::string name = lowerCaseName(alias);
                std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
        edit.aliases = std::move(names);
        const auto same = [&edit](const ModelPrice &row) {
            return row.provider == edit.provider && row.model == edit.model;
        };
        const auto old = std::find_if(rows.begin(), rows.end(), same);
        const bool replaces = old != rows.end();
        if (replaces && edit.aliases.empty())
            edit.aliases = old->aliases;
        if (replaces && !edit.match)
            edit.match = old->match;
        for (ModelPrice &row : rows) {
            if (row.provider == edit.provider && !same(row))
                std::erase_if(row.aliases, [&edit](const std::string &name) { return bears(edit, name); });
        }
        std::erase_if(edit.aliases, [&](const std::string &name) { return isModel(edit, name); });
        if (replaces)
            *old = std::move(edit);
        else
            rows.push_back(std::move(edit));
    }

    static bool bears(const ModelPrice &row, const std::string &name)
    {
        return row.model == name
               || std::find(row.aliases.begin(), row.aliases.end(), name) != row.aliases.end();
    }

    /// Whether `name` is the canonical name of some row at that provider: an alias never takes it over.
    bool isModel(const ModelPrice &edit, const std::string &name) const
    {
        return name == edit.model || std::any_of(rows.begin(), rows.end(), [&](const ModelPrice &row) {
                   return row.provider == edit.provider && row.model == name;
               });
    }

    static Error twice(const ModelPrice &row, const std::string &name)
    {
        return {ErrorCode::InvalidRequest,
                row.provider + " " + row.model + ": the name " + name + " stands in two rows", row.model};
    }
};

Result<PriceBook> PriceBook::fromJson(std::string_view json)
{
    Result<PriceFile> file = priceFileFromJson(json);
    if (!file)
        return file.error();
    const auto data = std::make_shared<Data>();
    data->rows = std::move(file->rows);
    data->date = std::move(file->date);
    if (Status indexed = data->index(); !indexed)
        return indexed.error();
    PriceBook book;
    book.m_data = data;
    return book;
}

const PriceBook &PriceBook::builtIn()
{
    static const PriceBook book = [] {
        openPriceResource();
        QFile file(QStringLiteral(":/llm0/prices.json"));
        if (!file.open(QIODevice::ReadOnly))
            throw std::logic_error("the built-in price file is missing from this program");
        const QByteArray text = file.readAll();
        Result<PriceBook> read = fromJson({text.constData(), static_cast<std::size_t>(text.size())});
        if (!read)
            throw std::logic_error("the built-in price file: " + read.error().message);
        return std::move(*read);
    }();
    return book;
}

PriceBook PriceBook::withEdits(std::span<const ModelPrice> edited) const
{
    const auto data = std::make_shared<Data>();
    data->date = m_data->date;
    data->rows = m_data->rows;
    for (const ModelPrice &edit : edited)
        data->place(edit);
    if (Status indexed = data->index(); !indexed)
        throw std::logic_error("edited prices: " + indexed.error().message);
    PriceBook book;
    book.m_data = data;
    return book;
}

const ModelPrice *PriceBook::find(std::string_view provider, std::string_view model) const
{
    const std::string name = lowerCaseName(model);
    const ModelPrice *exact = m_data->exact(provider, name);
    return exact ? exact : m_data->byRule(provider, name);
}

std::string PriceBook::providerOf(std::string_view model) const
{
    const std::string name = lowerCaseName(model);
    if (const std::string_view maker = makerByPrefix(name); !maker.empty())
        return std::string(maker);
    const auto exact = [&](std::string_view provider) { return m_data->exact(provider, name) != nullptr; };
    const auto byRule = [&](std::string_view provider) { return m_data->byRule(provider, name) != nullptr; };

    auto [provider, several] = onlyOneOf(makers, exact);
    if (provider.empty() && !several)
        std::tie(provider, several) = onlyOneOf(hosts, exact);
    // "mistral:7b" is how Ollama writes a local model: no rule of a paid provider may catch it.
    if (provider.empty() && !several && name.find(':') == std::string::npos)
        std::tie(provider, several) = onlyOneOf(makers, byRule);
    return std::string(provider);
}

const std::vector<ModelPrice> &PriceBook::rows() const
{
    return m_data->rows;
}

const std::string &PriceBook::version() const
{
    return m_data->version;
}

const std::string &PriceBook::date() const
{
    return m_data->date;
}

} // namespace llm0
