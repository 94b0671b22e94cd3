#pragma once

#include <QWidget>

class QProgressBar;

namespace llm0::ui {

/// How far something long is, and a button that stops it.
class JobProgress : public QWidget
{
    Q_OBJECT

public:
    JobProgress(const QString &accessibleName, const QString &cancelName, QWidget *parent = nullptr);
    void showBytes(std::int64_t done, std::int64_t whole);

Q_SIGNALS:
    void cancelWanted();

private:
    QProgressBar *m_bar;
};

} // namespace llm0::ui
