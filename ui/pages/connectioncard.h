#pragma once

#include "client/gatewaylink.h"
#include "pages/settingscard.h"

namespace llm0::ui {

/// Which gateway the window shows: this computer's, or another by address and token. And what to send along
/// with a question: diagnostics without secrets.
class ConnectionCard : public SettingsCard
{
    Q_OBJECT

public:
    explicit ConnectionCard(GatewayLink &link, QWidget *parent = nullptr);
    void refresh();

private:
    void buildAttach();
    void buildDiagnostics();
    void attach();
    void chooseCertificate();
    void gather();

    GatewayLink &m_link;
    QLabel *m_now;
    QLineEdit *m_address;
    QLineEdit *m_token;
    QLineEdit *m_certificate;
    QPushButton *m_attach;
    QPushButton *m_back;
    QLabel *m_note;
    QPushButton *m_copy;
};

} // namespace llm0::ui
