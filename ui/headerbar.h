#pragma once

#include "client/guardstate.h"
#include "widgets/basics.h"

#include <QTimer>

class QHBoxLayout;

namespace llm0::ui {

class GuardPill;

/// On every page: guard state and address, what can still be spent, what was spent, search, pause.
class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(GatewayLink &link, QWidget *parent = nullptr);
    void showStatus();
    QPushButton *pauseButton() const { return m_pause; }

Q_SIGNALS:
    void searchWanted();
    void resumeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    FigureLabel *addFigure(QHBoxLayout &row, QWidget *&box, const QString &caption);
    void buildSearch(QHBoxLayout &row);
    void buildPause(QHBoxLayout &row);
    void pressPause();
    void loadSaved();
    void showSaved();
    void giveWay();
    void showSearchField(bool field);

    GatewayLink &m_link;
    GuardPill *m_guard;
    FigureLabel *m_left;
    FigureLabel *m_spent;
    FigureLabel *m_saved;
    QWidget *m_savedBox = nullptr;
    QPushButton *m_search;
    QPushButton *m_pause;
    QPushButton *m_pauseFor;
    QTimer m_savedTimer;
    bool m_hasSaved = false;
};

} // namespace llm0::ui
