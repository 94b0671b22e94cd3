#pragma once

#include "client/gatewaylink.h"
#include "dialogs/fieldfaults.h"

#include <QDialog>

class QPushButton;

namespace llm0::ui {

class ErrorBanner;

/// Adds an endpoint of one's own that speaks OpenAI's API: a name, an address, and a key if it wants one.
class EndpointDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EndpointDialog(AdminClient &client, QWidget *parent = nullptr);
    /// The short name that stands before its models.
    QString slug() const;

private:
    void proposeSlug();
    void save();
    void saveKey();
    void showFault(const ApiError &error);

    AdminClient &m_client;
    QLineEdit *m_name;
    QLineEdit *m_slug;
    QLineEdit *m_address;
    QLineEdit *m_key;
    FieldFaults m_faults;
    ErrorBanner *m_banner;
    QPushButton *m_save;
    bool m_added = false; ///< only its key is still missing
};

} // namespace llm0::ui
