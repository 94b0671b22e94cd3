#pragma once

#include "client/adminclient.h"
#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

namespace llm0::ui {

/// A form's label, as tall as a field.
QLabel *fieldLabel(const QString &text);

/// Day, month and per-request caps in one block of a form.
class CapsForm : public QWidget
{
    Q_OBJECT

public:
    explicit CapsForm(QWidget *parent = nullptr);
    void setCaps(const CapSet &caps);
    CapSet caps() const;
    bool isValid() const;

Q_SIGNALS:
    void edited();

private:
    AmountEdit *m_day;
    AmountEdit *m_month;
    AmountEdit *m_perRequest;
};

/// Edits the caps of the account, a project or a key by PATCH on `path`; closes once the gateway has agreed.
class CapsDialog : public QDialog
{
    Q_OBJECT

public:
    CapsDialog(AdminClient &client, const QString &subject, const QString &path, const CapSet &now,
               QWidget *parent = nullptr);

private:
    void apply();

    AdminClient &m_client;
    QString m_path;
    CapsForm *m_form;
    ErrorBanner *m_banner;
    QPushButton *m_apply;
};

} // namespace llm0::ui
