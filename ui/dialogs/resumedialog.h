#pragma once

#include "client/gatewaylink.h"

#include <QDialog>

class QLabel;

namespace llm0::ui {

class FactTable;

/// Before spending goes on: since when it was paused and what was refused meanwhile.
class ResumeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ResumeDialog(GatewayLink &link, QWidget *parent = nullptr);

private:
    void load();
    void showRefused(const QList<Request> &refused);
    QString story() const;

    GatewayLink &m_link;
    QLabel *m_story;
    FactTable *m_latest;
};

} // namespace llm0::ui
