#pragma once

#include <QPushButton>
#include <QStringList>

#include <functional>

namespace llm0::ui {

/// A button with a menu of filters kept on this computer: choose one, keep the current one, forget it.
class SavedFilters : public QPushButton
{
    Q_OBJECT

public:
    /// `id` says whose filters they are.
    explicit SavedFilters(const QString &id, QWidget *parent = nullptr);
    std::function<QString()> currentText; ///< the filter as it stands now

    QStringList filters() const;

Q_SIGNALS:
    void chosen(const QString &filter);

private:
    void fillMenu();
    void keep(const QStringList &filters);

    QString m_setting;
};

} // namespace llm0::ui
