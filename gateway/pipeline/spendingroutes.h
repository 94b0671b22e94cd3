#pragma once

#include "dialects/clientdialect.h"
#include "http/request.h"

#include <span>

namespace llm0 {

/// A route that can cost money, and what is spoken on it.
struct SpendingRoute {
    std::string pattern; ///< where the model stands in the path, its part is named "model"
    Format format;
    bool streamed = false; ///< Gemini: the path says so
    bool batch = false;
};

/// All there are. What is not in this list does not reach a provider for money.
std::span<const SpendingRoute> spendingRoutes();

/// What path and query say of a call on `route`.
CallTarget callTarget(const SpendingRoute &route, std::string_view model, const HttpRequest &request);

/// An error in the shape of the dialect that is spoken on a path.
std::string errorBodyFor(std::string_view path, const Error &error);

} // namespace llm0
