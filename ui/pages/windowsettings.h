#pragma once

#include "client/gatewaylink.h"
#include "pages/settingscard.h"

class QCheckBox;

namespace llm0::ui {

/// What belongs to this computer and not to the gateway: look, language, start at login, closing.
class WindowSettings : public SettingsCard
{
    Q_OBJECT

public:
    explicit WindowSettings(GatewayLink &link, QWidget *parent = nullptr);
    void showState();

private:
    void addTheme();
    void addLanguage();
    void addLogin();
    void addClosing();

    GatewayLink &m_link;
    QCheckBox *m_login;
    QWidget *m_loginRow;
    QLabel *m_loginNote;
};

} // namespace llm0::ui
