#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

/// A key with the name of its project.
struct KeyRow {
    GatewayKey key;
    QString project;
};

class KeysModel : public RowsModel<KeyRow>
{
    Q_OBJECT

public:
    explicit KeysModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
