#pragma once

#include "client/dto.h"

#include <QMap>
#include <QSet>

#include <array>

namespace llm0::ui {

/// Where calls may go when the first place fails, as the owner has set it.
struct FailoverPlan {
    struct StandIns {
        QString flagship, cheap;
        friend bool operator==(const StandIns &, const StandIns &) = default;
    };
    QString mode; ///< "cloud_first", "local_first", "local_only", "cloud_only"
    QStringList order;
    QMap<QString, StandIns> standIns; ///< by provider's slug
    std::array<QString, 3> ollama;    ///< flagship, balanced, budget
    QMap<QString, QStringList> chains;
    QSet<QString> fixed; ///< names of settings that the environment holds

    /// `body`: the answer to GET /settings.
    static FailoverPlan from(const QJsonObject &body);
    /// What has to be sent so that `before` becomes this; empty: nothing.
    JsonBody changesFrom(const FailoverPlan &before) const;
    bool isFixed(const QString &setting) const { return fixed.contains(setting); }
    /// Providers that have stand-ins of their own.
    static QStringList withStandIns();
};

/// One place a call would be tried at.
struct RouteStep {
    QString provider, model, state;
    static RouteStep from(const QJsonObject &o);
};

/// The way of a call for a model, and what its own chain names in vain.
struct RoutePreview {
    QString model;
    bool ownChain = false;
    QList<RouteStep> steps;
    QList<std::pair<QString, QString>> leftOut; ///< name, why: "unknown", "off", "no_key"
    static RoutePreview from(const QJsonObject &body);
};

} // namespace llm0::ui
