#include "widgets/savedfilters.h"

#include "format/visibletext.h"

#include <QMenu>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qsizetype mostFilters = 20;

/// A menu would take '&' for a mnemonic.
QString menuText(const QString &text)
{
    return withoutMnemonics(visibleText(text));
}

} // namespace

SavedFilters::SavedFilters(const QString &id, QWidget *parent)
    : QPushButton(tr("Filters") + u" ▾"_s, parent)
    , m_setting(u"filters/"_s + id)
{
    setObjectName(u"savedFilters"_s);
    setAccessibleName(tr("Saved filters"));
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, &SavedFilters::fillMenu);
    setMenu(menu);
}

QStringList SavedFilters::filters() const
{
    return QSettings().value(m_setting).toStringList();
}

void SavedFilters::keep(const QStringList &filters)
{
    QSettings().setValue(m_setting, filters.mid(0, mostFilters));
}

void SavedFilters::fillMenu()
{
    menu()->clear();
    const QStringList kept = filters();
    for (const QString &filter : kept)
        menu()->addAction(menuText(filter), this, [this, filter] { Q_EMIT chosen(filter); });
    if (!kept.isEmpty())
        menu()->addSeparator();
    const QString now = currentText ? currentText() : QString();
    if (kept.contains(now)) {
        menu()->addAction(tr("Forget this filter"), this, [this, now] {
            QStringList rest = filters();
            rest.removeAll(now);
            keep(rest);
        });
        return;
    }
    QAction *save =
        menu()->addAction(tr("Save this filter"), this, [this, now] { keep(QStringList{now} + filters()); });
    save->setEnabled(!now.isEmpty());
}

} // namespace llm0::ui
