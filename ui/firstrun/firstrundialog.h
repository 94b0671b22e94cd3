#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

#include <QDialog>

class QStackedWidget;

namespace llm0::ui {

class ConnectStep;
class ProtectStep;
class ProveStep;

/// From the first start to the first refused call in three clicks: protect, prove, connect.
class FirstRunDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FirstRunDialog(GatewayLink &link, QWidget *parent = nullptr);

    /// Whether this gateway has never had a key, so that it is time for the first run.
    static void whenFresh(GatewayLink &link, QObject *context, std::function<void()> fresh);

private:
    enum Step { Protect, Prove, Connect };
    void go(Step step);
    void pressNext();
    void buildFoot(class QVBoxLayout &column);

    GatewayLink &m_link;
    QLabel *m_title;
    QLabel *m_steps;
    ErrorBanner *m_banner;
    QStackedWidget *m_stack;
    ProtectStep *m_protect;
    ProveStep *m_prove;
    ConnectStep *m_connect;
    QPushButton *m_next;
    QPushButton *m_later;
    bool m_proved = false;
};

} // namespace llm0::ui
