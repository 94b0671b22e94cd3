#include "admin/knownmodel.h"

#include "providers/providerregistry.h"

namespace llm0 {

bool isKnownModel(const PriceBook &book, const std::string &model)
{
    const std::size_t slash = model.find('/');
    if (slash != std::string::npos && describeProvider(std::string_view(model).substr(0, slash)))
        return slash + 1 < model.size();
    return !book.providerOf(model).empty();
}

void checkDowngradeModel(JsonBody &body, const std::string &prefix, const LimitSet &limits,
                         const PriceBook &book)
{
    if (!limits.downgradeModel.empty() && !isKnownModel(book, limits.downgradeModel))
        body.fail(prefix + "downgrade_model", "names a model without a known price ('" + limits.downgradeModel
                                                  + "'): use one of GET /v1/admin/models or provider/model");
}

} // namespace llm0
