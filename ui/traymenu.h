#pragma once

#include "client/attention.h"
#include "client/guardstate.h"

#include <QMenu>

namespace llm0::ui {

/// What can be done from the tray without the window. Rebuilt when what it tells changes.
class TrayMenu : public QMenu
{
    Q_OBJECT

public:
    TrayMenu(GatewayLink &link, Attention &attention);
    void showStatus();
    QString leftText() const { return m_left->text(); }

Q_SIGNALS:
    void openRequested();
    void itemRequested(const QString &page, const QString &item);
    void resumeRequested();
    void quitRequested();

private:
    void showBlocked();
    void showReviews();
    void buildEndpoints();

    GatewayLink &m_link;
    Attention &m_attention;
    QAction *m_state;
    QAction *m_left;
    QAction *m_spent;
    QMenu *m_pause;
    QAction *m_resume;
    QMenu *m_blocked;
    QMenu *m_reviews;
    QMenu *m_endpoints;
};

} // namespace llm0::ui
