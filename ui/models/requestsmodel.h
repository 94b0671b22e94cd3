#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

#include <QTimeZone>

#include <memory>

namespace llm0::ui {

/// The request log, newest first.
class RequestsModel : public RowsModel<Request>
{
    Q_OBJECT

public:
    explicit RequestsModel(QObject *parent = nullptr);
    void setZone(const QTimeZone &zone);
    QTimeZone zone() const { return *m_zone; }

private:
    RequestsModel(std::shared_ptr<QTimeZone> zone, QObject *parent);
    std::shared_ptr<QTimeZone> m_zone;
};

} // namespace llm0::ui
