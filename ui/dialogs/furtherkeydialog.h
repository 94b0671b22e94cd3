#pragma once

#include "client/dto.h"
#include "dialogs/fieldfaults.h"

#include <QDialog>

class QSpinBox;

namespace llm0::ui {

class ErrorBanner;

/// Takes one more key of a provider: calls are shared out among its keys by their weights.
class FurtherKeyDialog : public QDialog
{
    Q_OBJECT

public:
    FurtherKeyDialog(AdminClient &client, const Provider &provider, QWidget *parent = nullptr);

private:
    void save();

    AdminClient &m_client;
    QString m_path;
    QLineEdit *m_id;
    QLineEdit *m_key;
    QSpinBox *m_weight;
    FieldFaults m_faults;
    ErrorBanner *m_banner;
    class QPushButton *m_save;
};

} // namespace llm0::ui
