#pragma once

#include "client/cachedto.h"
#include "models/rowsmodel.h"

namespace llm0::ui {

/// Savings by model, customer or day.
class CacheSavingsModel : public RowsModel<CacheSaving>
{
    Q_OBJECT

public:
    explicit CacheSavingsModel(const QString &heading, QObject *parent = nullptr);
};

/// Questions that shared an answer, newest first.
class SemanticPairsModel : public RowsModel<SemanticPair>
{
    Q_OBJECT

public:
    explicit SemanticPairsModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
