#include "limits/limitresolver.h"

namespace llm0 {

namespace {

const Tier *tierOf(const Catalogue &catalogue, ProjectId project, std::string_view slug)
{
    const auto tiers = catalogue.tiers.find(project);
    if (slug.empty() || tiers == catalogue.tiers.end())
        return nullptr;
    const auto found = tiers->second.find(slug);
    return found == tiers->second.end() ? nullptr : found->second.get();
}

} // namespace

std::string_view sourceName(ResolvedLimits::Source source)
{
    switch (source) {
    case ResolvedLimits::Source::None:
        return "none";
    case ResolvedLimits::Source::Override:
        return "override";
    case ResolvedLimits::Source::Tier:
        return "tier";
    case ResolvedLimits::Source::Default:
        return "default";
    }
    return "none";
}

ResolvedLimits resolveLimits(const Catalogue &catalogue, const Customer &customer,
                             std::string_view headerTier)
{
    const std::string_view asked = customer.tier.empty() ? headerTier : std::string_view(customer.tier);
    const Tier *tier = tierOf(catalogue, customer.project, asked);
    const std::string slug = tier ? tier->slug : std::string();
    if (customer.override_)
        return {ResolvedLimits::Source::Override, slug, *customer.override_};
    if (customer.name.empty())
        return {};
    if (tier)
        return {ResolvedLimits::Source::Tier, slug, tier->limits};
    const auto project = catalogue.projects.find(customer.project);
    if (project != catalogue.projects.end() && project->second->defaults)
        return {ResolvedLimits::Source::Default, {}, *project->second->defaults};
    return {};
}

} // namespace llm0
