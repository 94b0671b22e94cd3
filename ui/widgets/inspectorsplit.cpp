#include "widgets/inspectorsplit.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int gap = 14;
constexpr int usualWidth = 400;
constexpr int usualHeight = 340;
constexpr int keyStep = 20;

class Handle : public QSplitterHandle
{
public:
    Handle(Qt::Orientation orientation, InspectorSplit *split) : QSplitterHandle(orientation, split)
    {
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(orientation == Qt::Horizontal ? InspectorSplit::tr("Width of the details")
                                                        : InspectorSplit::tr("Height of the details"));
        setAccessibleDescription(InspectorSplit::tr("Arrow keys move it"));
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool wide = orientation() == Qt::Horizontal;
        const int larger = wide ? Qt::Key_Left : Qt::Key_Up;
        const int smaller = wide ? Qt::Key_Right : Qt::Key_Down;
        if (event->key() != larger && event->key() != smaller)
            return QSplitterHandle::keyPressEvent(event);
        auto *split = static_cast<InspectorSplit *>(splitter());
        split->setExtent(split->extent() + (event->key() == larger ? keyStep : -keyStep));
    }
    void focusInEvent(QFocusEvent *) override { update(); }
    void focusOutEvent(QFocusEvent *) override { update(); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(hasFocus() || underMouse() ? Role::Accent : Role::ControlLine, palette()));
        QRectF grip(0, 0, 4, 28);
        if (orientation() == Qt::Vertical)
            grip = grip.transposed();
        grip.moveCenter(QRectF(rect()).center());
        painter.drawRoundedRect(grip, 2, 2);
    }
};

} // namespace

InspectorSplit::InspectorSplit(QWidget *main, QWidget *inspector, Qt::Orientation side, QWidget *parent)
    : QSplitter(side, parent)
{
    setObjectName(u"inspectorSplit"_s);
    setHandleWidth(gap);
    setChildrenCollapsible(false);
    addWidget(main);
    addWidget(inspector);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    connect(this, &QSplitter::splitterMoved, this, &InspectorSplit::remember);
}

QSplitterHandle *InspectorSplit::createHandle()
{
    return new Handle(orientation(), this);
}

QString InspectorSplit::settingName() const
{
    return orientation() == Qt::Horizontal ? u"window/inspector_width"_s : u"window/inspector_height"_s;
}

void InspectorSplit::setExtent(int pixels)
{
    const int whole = orientation() == Qt::Horizontal ? width() : height();
    setSizes({std::max(whole - gap - pixels, 0), std::max(pixels, 0)});
    remember();
}

void InspectorSplit::remember()
{
    if (inspector()->isVisible() && extent() > 0)
        QSettings().setValue(settingName(), extent());
}

/// Another page may have moved it meanwhile.
void InspectorSplit::recall()
{
    const int usual = orientation() == Qt::Horizontal ? usualWidth : usualHeight;
    const int wanted = QSettings().value(settingName(), usual).toInt();
    const int whole = orientation() == Qt::Horizontal ? width() : height();
    setSizes({std::max(whole - gap - wanted, 0), wanted});
}

void InspectorSplit::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    recall();
}

void InspectorSplit::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    recall();
}

} // namespace llm0::ui
