#pragma once

#include "client/gatewaylink.h"
#include "palette/command.h"
#include "widgets/basics.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace llm0::ui {

/// One page of the window: a title row, an error banner above the content, and the manners of loading.
/// Only the page on screen asks the gateway for anything.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(GatewayLink &link, const QString &title, QWidget *parent = nullptr);

    QString title() const;
    ErrorBanner &banner() { return *m_banner; }
    /// Reads everything the page shows back from the gateway.
    virtual void refresh() = 0;
    virtual void focusFilter() {}         ///< Ctrl+F
    virtual void exportShown() {}         ///< Ctrl+E: what is on screen, as a file
    virtual void toggleChartAndTable() {} ///< Ctrl+T
    /// What can be done on this page, for the palette: reachable from everywhere by name.
    virtual QList<Command> commands() { return {}; }
    /// What F6 goes through, in order.
    virtual QList<QWidget *> panes();
    /// What explains the chosen thing; nullptr: the page has none.
    QWidget *inspector() const { return m_inspector; }
    /// Selects the thing on this page that `item` names: a customer, a request's ID, a setting.
    virtual void showItem(const QString &item) { Q_UNUSED(item) }

Q_SIGNALS:
    void pageWanted(const QString &page);
    void itemWanted(const QString &page, const QString &item);
    /// How many things on `page` wait for a look; 0 takes the badge off. Any page may tell of any other.
    void badgeChanged(const QString &page, int count);

protected:
    GatewayLink &link() { return m_link; }
    AdminClient &client() { return m_link.client(); }
    QVBoxLayout *content() const { return m_content; }
    QHBoxLayout *head() const { return m_head; } ///< controls to the right of the title
    void setCountText(const QString &text);
    /// Gives the page its inspector, beside or below what content() holds.
    void setInspector(QWidget *inspector, Qt::Orientation side = Qt::Horizontal);

    /// Tells how a load went; keeps the last good data on screen when it went wrong.
    bool accept(const Answer &answer);
    /// Says why an action did not work.
    void showFailure(const ApiError &error);
    /// Refreshes soon, at most once a second, if the page is on screen.
    void refreshSoon();
    void showEvent(QShowEvent *event) override;

private:
    GatewayLink &m_link;
    QLabel *m_title;
    QLabel *m_count;
    QHBoxLayout *m_head;
    QVBoxLayout *m_content;
    QWidget *m_main = nullptr; ///< holds the content where there is an inspector
    QWidget *m_inspector = nullptr;
    ErrorBanner *m_banner;
    QTimer m_soon;
    QDateTime m_lastGood;
};

} // namespace llm0::ui
