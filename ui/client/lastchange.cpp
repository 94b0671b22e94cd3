#include "client/lastchange.h"

#include <utility>

namespace llm0::ui {

void LastChange::remember(const QString &what, std::function<void()> takeBack)
{
    m_what = what;
    m_takeBack = std::move(takeBack);
    Q_EMIT changed();
}

void LastChange::undo()
{
    const auto takeBack = std::exchange(m_takeBack, {});
    if (!takeBack)
        return;
    takeBack();
    Q_EMIT changed();
}

void LastChange::forget()
{
    m_takeBack = {};
    Q_EMIT changed();
}

} // namespace llm0::ui
