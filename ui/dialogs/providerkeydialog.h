#pragma once

#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

namespace llm0::ui {

/// Takes a provider's own key; the gateway keeps it and never gives it back.
class ProviderKeyDialog : public QDialog
{
    Q_OBJECT

public:
    ProviderKeyDialog(AdminClient &client, const Provider &provider, QWidget *parent = nullptr);

private:
    void save();

    AdminClient &m_client;
    QString m_path;
    QLineEdit *m_key;
    ErrorBanner *m_banner;
    QPushButton *m_save;
};

} // namespace llm0::ui
