#include "pages/settingscard.h"

#include <QBoxLayout>

namespace llm0::ui {

SettingsCard::SettingsCard(const QString &title, QWidget *parent) : Card(title, parent), m_title(title) {}

QWidget *SettingsCard::addRow(const QString &title, const QString &help, QWidget *control,
                              const QString &words)
{
    auto *row = new QWidget(this);
    auto *text = new QVBoxLayout;
    text->setSpacing(1);
    QLabel *name = plainLabel(title, FontKind::Strong, nullptr, row);
    name->setWordWrap(true);
    text->addWidget(name);
    if (!help.isEmpty()) {
        QLabel *more = wrappingLabel(help, "secondary", row);
        more->setFont(fontOf(FontKind::Caption));
        text->addWidget(more);
    }
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 0, 4);
    line->setSpacing(16);
    line->addLayout(text, 1);
    line->addWidget(control, 0, Qt::AlignVCenter);
    addWhole(row, title + QLatin1Char(' ') + help + QLatin1Char(' ') + words);
    return row;
}

void SettingsCard::addWhole(QWidget *row, const QString &words)
{
    body()->addWidget(row);
    m_rows.append({row, words});
}

bool SettingsCard::filter(const QString &text)
{
    const bool all = text.isEmpty() || m_title.contains(text, Qt::CaseInsensitive);
    bool any = false;
    for (const Row &row : std::as_const(m_rows)) {
        bool found = all || row.words.contains(text, Qt::CaseInsensitive);
        for (const QLabel *label : row.widget->findChildren<QLabel *>())
            found = found || label->text().contains(text, Qt::CaseInsensitive);
        row.widget->setVisible(found);
        any = any || found;
    }
    setVisible(any);
    return any;
}

} // namespace llm0::ui
