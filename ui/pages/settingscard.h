#pragma once

#include "widgets/basics.h"

namespace llm0::ui {

/// A card of settings: each row a title with a line of help and its control, found by the page's search.
class SettingsCard : public Card
{
    Q_OBJECT

public:
    explicit SettingsCard(const QString &title, QWidget *parent = nullptr);

    /// The row's widget; `words` are more to be found by.
    QWidget *addRow(const QString &title, const QString &help, QWidget *control, const QString &words = {});
    /// Adds a row that lays itself out.
    void addWhole(QWidget *row, const QString &words = {});
    /// Shows what holds `text` in its title, help or words; true when anything does.
    bool filter(const QString &text);

private:
    struct Row {
        QWidget *widget;
        QString words;
    };
    QString m_title;
    QList<Row> m_rows;
};

} // namespace llm0::ui
