#pragma once

#include "routing/circuitbreaker.h"

#include <string_view>

namespace llm0 {

/// How the API calls it.
constexpr std::string_view breakerName(CircuitBreaker::State state)
{
    switch (state) {
    case CircuitBreaker::State::Closed:
        return "ok";
    case CircuitBreaker::State::Open:
        return "cooling_down";
    case CircuitBreaker::State::HalfOpen:
        return "probing";
    }
    return "ok";
}

} // namespace llm0
