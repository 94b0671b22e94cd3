#pragma once

#include "admin/customerview.h"
#include "admin/historykeeper.h"

namespace llm0 {

/// What a list of customers is asked for.
struct CustomerListQuery {
    std::string search; ///< words: "tier:free", "state:near", anything else is part of the name
    std::string sort;   ///< see sortNames; empty: month
    std::string order;  ///< "asc", "desc" or empty for the usual one
    int days = 30;      ///< of the period's figures
    std::size_t offset = 0;
    std::size_t limit = 100;
};

struct CustomerListTotals {
    std::size_t customers = 0;
    Money today, month, period, saved;
    std::int64_t requests = 0, refused = 0;
};

struct CustomerList {
    std::vector<CustomerView> rows; ///< offset … offset + limit
    CustomerListTotals totals;      ///< of all that match
};

/// Filters and sorts all customers of a project and returns one window of them. Works on 100,000 customers
/// in well under 100 ms: only what the order needs is computed for all of them.
Result<CustomerList> listCustomers(const AdminServices &services, const SpendHistory &history,
                                   const Project &project, const CustomerListQuery &query);

} // namespace llm0
