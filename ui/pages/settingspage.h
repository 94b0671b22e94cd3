#pragma once

#include "pages/page.h"
#include "pages/settingrow.h"

namespace llm0::ui {

class BackupCard;
class ConnectionCard;
class SettingsCard;
class WindowSettings;

/// Everything that can be set, found by typing.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(GatewayLink &link, QWidget *parent = nullptr);
    void refresh() override;
    void focusFilter() override;
    /// Searches for `item`.
    void showItem(const QString &item) override;
    QList<Command> commands() override;

private:
    void buildCards();
    SettingsCard *addCard(const QString &title);
    SettingRow *addSetting(SettingsCard &card, const QString &name, SettingRow::Kind kind,
                           const QString &title, const QString &help);
    QWidget *makeRestart();
    void filter(const QString &text);
    void showPause();

    QLineEdit *m_search;
    QLabel *m_pause;
    QWidget *m_restart;
    QLabel *m_none;
    class QVBoxLayout *m_column;
    QList<SettingsCard *> m_cards;
    QList<SettingRow *> m_rows;
    WindowSettings *m_window;
    BackupCard *m_backup;
    ConnectionCard *m_connection;
};

} // namespace llm0::ui
