#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

Pill customerState(const Customer &customer);

/// Customers of one project, read page by page as the table is scrolled.
class CustomersModel : public RowsModel<Customer>
{
    Q_OBJECT

public:
    explicit CustomersModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
