#pragma once

#include "domain/account.h"
#include "domain/budgetwindow.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

enum class AlertScope : std::uint8_t { Account, Project, Customer };
enum class AlertWindow : std::uint8_t { Day, Month };
/// What is held against the threshold: what was spent, or where the window will probably end.
enum class AlertBasis : std::uint8_t { Spent, Forecast };

std::string_view alertScopeName(AlertScope scope);
std::string_view alertWindowName(AlertWindow window);
std::string_view alertBasisName(AlertBasis basis);
std::optional<AlertScope> alertScopeFrom(std::string_view name);
std::optional<AlertWindow> alertWindowFrom(std::string_view name);
std::optional<AlertBasis> alertBasisFrom(std::string_view name);

/// When to tell. A rule that names no project or no customer holds for each of them by itself.
struct AlertRule {
    std::int64_t id = 0;
    AlertScope scope = AlertScope::Account;
    ProjectId project = 0;               ///< 0: every project
    std::optional<std::string> customer; ///< absent: every customer
    AlertWindow window = AlertWindow::Day;
    AlertBasis basis = AlertBasis::Spent;
    std::optional<std::int64_t> percent; ///< of the cap of the window that holds at the time; or
    std::optional<Money> amount;         ///< an amount: exactly one of the two
    bool enabled = true;
    UnixMs createdAt = 0;
};

enum class AlertState : std::uint8_t { Open, Snoozed, Resolved };
std::string_view alertStateName(AlertState state);
std::optional<AlertState> alertStateFrom(std::string_view name);

/// A rule's threshold was reached by one scope in one window.
struct Alert {
    std::int64_t id = 0;
    AlertRule rule; ///< as it was then
    ProjectId project = 0;
    std::string customer;
    BudgetWindow window;
    Money threshold;
    std::optional<Money> cap;
    Money spent;
    std::optional<Money> forecast;
    UnixMs firedAt = 0;
    AlertState state = AlertState::Open;
    UnixMs snoozedUntil = 0;

    /// A snooze that is over is open again.
    AlertState stateAt(UnixMs now) const
    {
        return state == AlertState::Snoozed && now >= snoozedUntil ? AlertState::Open : state;
    }
};

} // namespace llm0
