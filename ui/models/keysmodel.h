#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

/// A key with the name of its project.
struct KeyRow {
    GatewayKey key;
    QString project;
};

Pill keyState(const KeyRow &row);

/// What else is known of a key is in its inspector.
class KeysModel : public RowsModel<KeyRow>
{
    Q_OBJECT

public:
    enum Columns { Name, Project, Today, Month, DayCap, State };
    explicit KeysModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
