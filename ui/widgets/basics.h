#pragma once

#include "client/adminclient.h"
#include "theme/theme.h"
#include "widgets/cells.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace llm0::ui {

/// A label that never reads its text as markup.
QLabel *plainLabel(const QString &text, FontKind font = FontKind::Body, const char *role = nullptr,
                   QWidget *parent = nullptr);
QLabel *wrappingLabel(const QString &text, const char *role = nullptr, QWidget *parent = nullptr);
QFrame *rule(QWidget *parent = nullptr);
/// Makes the style read the widget's properties again.
void restyle(QWidget *widget);
/// `kind`: "", "primary", "blocking" or "link".
QPushButton *button(const QString &text, const char *kind = "", QWidget *parent = nullptr);
QPushButton *smallButton(const QString &text, QWidget *parent = nullptr);

/// A figure with digits of one width.
class FigureLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FigureLabel(FontKind font, Qt::Alignment alignment = Qt::AlignLeft, QWidget *parent = nullptr);
    void setText(const QString &text);
    void setRole(Role role);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QFont m_font;
    Qt::Alignment m_alignment;
    Role m_role = Role::Text;
};

/// A white box with a title.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }
    /// To the right of the title.
    void addAside(QWidget *widget);

private:
    QVBoxLayout *m_body;
    class QHBoxLayout *m_head;
};

class StatePill : public QWidget
{
    Q_OBJECT

public:
    explicit StatePill(QWidget *parent = nullptr);
    void setPill(const Pill &pill);
    QString text() const { return m_pill.text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Pill m_pill;
};

class CapBar : public QWidget
{
    Q_OBJECT

public:
    explicit CapBar(int height, QWidget *parent = nullptr);
    void setBar(const Bar &bar);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Bar m_bar;
};

/// Dollars, or empty for no cap.
class AmountEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit AmountEdit(const QString &accessibleName, QWidget *parent = nullptr);
    MaybeAmount amount() const;
    void setAmount(const MaybeAmount &amount);
    bool isValid() const;

private:
    void mark();
};

/// A few exclusive choices side by side.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(const QString &accessibleName, QWidget *parent = nullptr);
    void addChoice(const QString &id, const QString &text);
    QString choice() const;
    void setChoice(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id);

private:
    void restyle();

    QButtonGroup *m_group;
    QStringList m_ids;
};

/// Says what to do where there is nothing to show yet.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, const QString &action = {},
               QWidget *parent = nullptr);
    void setText(const QString &title, const QString &text);
    QString title() const;

Q_SIGNALS:
    void actionWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void redraw();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
};

/// Stands above the last good data and says since when it is old.
class ErrorBanner : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);
    void showError(const ApiError &error, const QDateTime &lastGood);
    void showNote(const QString &text);
    void clear();
    QString text() const;

Q_SIGNALS:
    void retry();

private:
    QLabel *m_text;
    QPushButton *m_retry;
};

/// A value to take along: read-only, monospace, with a copy button.
class CopyField : public QWidget
{
    Q_OBJECT

public:
    CopyField(const QString &accessibleName, const QString &value, QWidget *parent = nullptr);
    void setValue(const QString &value);
    QString value() const { return m_edit->text(); }

private:
    QLineEdit *m_edit;
    QPushButton *m_copy;
};

} // namespace llm0::ui
