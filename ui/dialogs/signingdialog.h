#pragma once

#include "client/adminclient.h"
#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

class QCheckBox;
class QStackedWidget;

namespace llm0::ui {

/// Whether a project takes signed customers only, and the secrets that their tokens are signed with. A new
/// secret is shown once.
class SigningDialog : public QDialog
{
    Q_OBJECT

public:
    SigningDialog(AdminClient &client, const Project &project, QWidget *parent = nullptr);

private:
    QWidget *makeState(const Project &project);
    QWidget *makeResult();
    void load();
    void showState(const QJsonObject &state);
    void makeSecret();
    void require(bool signedOnly);

    AdminClient &m_client;
    QString m_path;
    QStackedWidget *m_steps;
    ErrorBanner *m_banner;
    QCheckBox *m_required;
    QLabel *m_secrets;
    QLabel *m_overlapTitle;
    SegmentedControl *m_overlap;
    QPushButton *m_make;
    CopyField *m_secret;
};

} // namespace llm0::ui
