#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

class ProjectsModel : public RowsModel<Project>
{
    Q_OBJECT

public:
    explicit ProjectsModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
