#include "dialects/openai/servicetier.h"

#include "dialects/jsonfields.h"

namespace llm0 {

bool isOrdinaryTier(std::string_view tier)
{
    if (tier == "priority" || tier == "scale")
        throw BadField{"service_tier", "'" + std::string(tier)
                                           + "' has rates the price book does not know: leave it out or use "
                                             "'default'"};
    return tier == "auto" || tier == "default";
}

} // namespace llm0
