#pragma once

#include "client/pricedto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

class PricesModel : public RowsModel<PriceRow>
{
    Q_OBJECT

public:
    explicit PricesModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
