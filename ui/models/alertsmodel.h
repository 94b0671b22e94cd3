#pragma once

#include "client/alerts.h"
#include "models/rowsmodel.h"

#include <QHash>
#include <QTimeZone>

#include <memory>

namespace llm0::ui {

/// The inbox, newest first.
class AlertsModel : public RowsModel<Alert>
{
    Q_OBJECT

public:
    explicit AlertsModel(QObject *parent = nullptr);
    void setZone(const QTimeZone &zone) { *m_zone = zone; }

private:
    AlertsModel(std::shared_ptr<QTimeZone> zone, QObject *parent);
    std::shared_ptr<QTimeZone> m_zone;
};

/// The rules, and how often each would have fired.
class AlertRulesModel : public RowsModel<AlertRule>
{
    Q_OBJECT

public:
    explicit AlertRulesModel(QObject *parent = nullptr);
    void setFired(const QString &ruleId, std::int64_t fired);

private:
    using Fired = QHash<QString, std::int64_t>;
    AlertRulesModel(std::shared_ptr<Fired> fired, QObject *parent);
    std::shared_ptr<Fired> m_fired;
};

} // namespace llm0::ui
