#pragma once

#include "client/dto.h"
#include "client/providershealth.h"
#include "widgets/basics.h"

namespace llm0::ui {

/// Health of the providers that are in use, on one line.
class ProviderStrip : public Card
{
    Q_OBJECT

public:
    explicit ProviderStrip(QWidget *parent = nullptr);
    void showProviders(const QList<Provider> &providers, const ProvidersHealth &health);

Q_SIGNALS:
    void keyWanted();

private:
    QHBoxLayout *m_row;
};

} // namespace llm0::ui
