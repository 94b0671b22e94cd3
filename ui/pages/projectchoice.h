#pragma once

#include "client/gatewaylink.h"

#include <QComboBox>

namespace llm0::ui {

/// Which project a page is about; begins with the one that spends most, hides where there is only one.
class ProjectChoice : public QComboBox
{
    Q_OBJECT

public:
    explicit ProjectChoice(GatewayLink &link, QWidget *parent = nullptr);
    QString id() const { return currentData().toString(); }
    bool choose(const QString &id);
    /// Reads the projects; `wanted` is chosen if it is among them.
    void load(const QString &wanted);

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    /// After a load that went well; `other`: not the one that was shown before.
    void settled(bool other);

private:
    void fill(const QList<Project> &projects, const QString &wanted);

    GatewayLink &m_link;
};

} // namespace llm0::ui
