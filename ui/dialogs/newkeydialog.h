#pragma once

#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

class QComboBox;
class QStackedWidget;

namespace llm0::ui {

class CapsForm;

/// Makes a gateway key (and its project when there is none) and shows it this once.
class NewKeyDialog : public QDialog
{
    Q_OBJECT

public:
    NewKeyDialog(AdminClient &client, const QList<Project> &projects, const QString &endpoint,
                 QWidget *parent = nullptr);

private:
    QWidget *makeForm(const QList<Project> &projects);
    QWidget *makeResult(const QString &endpoint);
    void create();
    void createProject();
    void createKey(const QString &projectId);
    void showKey(const QString &key);
    void fail(const ApiError &error);
    bool newProjectWanted() const;

    AdminClient &m_client;
    QStackedWidget *m_steps;
    ErrorBanner *m_banner;
    QLineEdit *m_name;
    QComboBox *m_project;
    QLineEdit *m_projectName;
    QLineEdit *m_perMinute;
    CapsForm *m_caps;
    QPushButton *m_create;
    CopyField *m_key;
    CopyField *m_snippet;
    QString m_madeProject; ///< made by an earlier try; not made twice
};

} // namespace llm0::ui
