#pragma once

#include "client/auditentries.h"
#include "models/rowsmodel.h"

#include <QTimeZone>

#include <memory>

namespace llm0::ui {

/// The audit, newest first.
class AuditModel : public RowsModel<AuditEntry>
{
    Q_OBJECT

public:
    explicit AuditModel(QObject *parent = nullptr);
    void setZone(const QTimeZone &zone) { *m_zone = zone; }

private:
    AuditModel(std::shared_ptr<QTimeZone> zone, QObject *parent);
    std::shared_ptr<QTimeZone> m_zone;
};

/// Fields of one entry, before → after.
class AuditChangesModel : public RowsModel<AuditChange>
{
    Q_OBJECT

public:
    explicit AuditChangesModel(QObject *parent = nullptr);
};

} // namespace llm0::ui
