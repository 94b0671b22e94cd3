#pragma once

#include "client/adminclient.h"
#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

class QStackedWidget;

namespace llm0::ui {

/// Gives a key a new secret; the old one works on for the time chosen, so that apps can change over.
class RotateKeyDialog : public QDialog
{
    Q_OBJECT

public:
    RotateKeyDialog(AdminClient &client, const GatewayKey &key, QWidget *parent = nullptr);

private:
    QWidget *makeQuestion(const GatewayKey &key);
    QWidget *makeResult();
    void rotate();

    AdminClient &m_client;
    QString m_path;
    QStackedWidget *m_steps;
    ErrorBanner *m_banner;
    SegmentedControl *m_overlap;
    QPushButton *m_rotate;
    CopyField *m_key;
    QLabel *m_until;
};

} // namespace llm0::ui
