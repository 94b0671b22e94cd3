#include "format/visibletext.h"
#include "widgets/basics.h"

namespace llm0::ui {

namespace {

/// Whatever it is given to show, nothing in it acts: see visibleText().
class PlainLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    QSize sizeHint() const override { return neutral().QLabel::sizeHint(); }
    QSize minimumSizeHint() const override { return neutral().QLabel::minimumSizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        neutral();
        QLabel::paintEvent(event);
    }

private:
    /// setText() cannot be overridden, so the text is looked at before it is measured or drawn.
    const PlainLabel &neutral() const
    {
        const QString shown = visibleText(text(), Lines::Many);
        if (shown != text())
            const_cast<PlainLabel *>(this)->setText(shown);
        return *this;
    }
};

} // namespace

QLabel *plainLabel(const QString &text, FontKind font, const char *role, QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(fontOf(font));
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QLabel *wrappingLabel(const QString &text, const char *role, QWidget *parent)
{
    QLabel *label = plainLabel(text, FontKind::Body, role, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(40);
    return label;
}

} // namespace llm0::ui
