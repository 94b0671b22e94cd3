#include "domain/alertrule.h"

#include <array>
#include <utility>

namespace llm0 {

namespace {

template <typename Value, std::size_t Size>
using Names = std::array<std::pair<Value, std::string_view>, Size>;

constexpr Names<AlertScope, 3> scopes = {
    {{AlertScope::Account, "account"}, {AlertScope::Project, "project"}, {AlertScope::Customer, "customer"}}};
constexpr Names<AlertWindow, 2> windows = {{{AlertWindow::Day, "day"}, {AlertWindow::Month, "month"}}};
constexpr Names<AlertBasis, 2> bases = {{{AlertBasis::Spent, "spent"}, {AlertBasis::Forecast, "forecast"}}};
constexpr Names<AlertState, 3> states = {
    {{AlertState::Open, "open"}, {AlertState::Snoozed, "snoozed"}, {AlertState::Resolved, "resolved"}}};

template <typename Value, std::size_t Size>
std::string_view nameOf(const Names<Value, Size> &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return names.front().second;
}

template <typename Value, std::size_t Size>
std::optional<Value> valueOf(const Names<Value, Size> &names, std::string_view name)
{
    for (const auto &[value, known] : names) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

std::string_view alertScopeName(AlertScope scope)
{
    return nameOf(scopes, scope);
}

std::string_view alertWindowName(AlertWindow window)
{
    return nameOf(windows, window);
}

std::string_view alertBasisName(AlertBasis basis)
{
    return nameOf(bases, basis);
}

std::string_view alertStateName(AlertState state)
{
    return nameOf(states, state);
}

std::optional<AlertScope> alertScopeFrom(std::string_view name)
{
    return valueOf(scopes, name);
}

std::optional<AlertWindow> alertWindowFrom(std::string_view name)
{
    return valueOf(windows, name);
}

std::optional<AlertBasis> alertBasisFrom(std::string_view name)
{
    return valueOf(bases, name);
}

std::optional<AlertState> alertStateFrom(std::string_view name)
{
    return valueOf(states, name);
}

} // namespace llm0
