#pragma once

#include "domain/modelprice.h"
#include "domain/usage.h"

#include <memory>
#include <span>
#include <string_view>

namespace llm0 {

/// All known prices, immutable once built; shared between threads as shared_ptr<const PriceBook>.
class PriceBook
{
public:
    /// Reads the price file's format (resources/prices.json). A bad row names itself and refuses the file.
    static Result<PriceBook> fromJson(std::string_view json);
    /// The book that ships with the program.
    static const PriceBook &builtIn();

    /// A copy in which `edited` rows replace those of the same provider and model, or are added.
    PriceBook withEdits(std::span<const ModelPrice> edited) const;

    /// The row for a model as asked for at `provider`: exact name first, then match rules. nullptr: unpriced.
    const ModelPrice *find(std::string_view provider, std::string_view model) const;
    /// The provider that a bare model name belongs to ("" when none does or several do without preference).
    std::string providerOf(std::string_view model) const;
    const std::vector<ModelPrice> &rows() const;
    /// Changes whenever any figure changes; recorded with each request.
    const std::string &version() const;
    const std::string &date() const; ///< ISO day of the price file

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

/// The exact cost of `usage` under `price`, rounded up once to the nano-dollar.
/// The only function in the program that turns tokens into money: holds and settlements both call it.
Money costOf(const ModelPrice &price, const Usage &usage);

/// The largest cost `inputTokens` + `outputTokens` can come to whatever bucket they fall into
/// (cache writes can be dearer than fresh input, audio dearer than text) and whichever tier applies.
struct WorstCase {
    std::int64_t textInputTokens = 0;
    std::int64_t imageInputTokens = 0;
    std::int64_t audioInputTokens = 0;
    std::int64_t outputTokens = 0; ///< total over all choices
    bool audioOutput = false;
    bool imageOutput = false;
    std::int64_t webSearches = 0;
    bool cacheWrites = false; ///< the request may write the provider's prompt cache
};
Money worstCostOf(const ModelPrice &price, const WorstCase &bound);

} // namespace llm0
