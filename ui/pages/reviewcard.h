#pragma once

#include "client/gatewaylink.h"
#include "widgets/basics.h"

class QScrollArea;

namespace llm0::ui {

/// What waits for a look. Nothing here stands in the way of a call; each item offers what can be done.
class ReviewCard : public Card
{
    Q_OBJECT

public:
    explicit ReviewCard(GatewayLink &link, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void loaded(const llm0::ui::Answer &answer);
    void failed(const llm0::ui::ApiError &error);
    void capWanted(const llm0::ui::WaitingItem &item);
    void priceWanted(const llm0::ui::WaitingItem &item);

private:
    void showItems(const QList<WaitingItem> &items, std::int64_t total);
    QWidget *rowOf(const WaitingItem &item);
    void addButton(QLayout *row, const QString &text, const QString &about, std::function<void()> act);
    void letPass(const WaitingItem &item);
    void block(const WaitingItem &item);
    void done(const Answer &answer);

    GatewayLink &m_link;
    QScrollArea *m_area;
    QLabel *m_nothing;
    QByteArray m_shown; ///< what stands there, so that buttons under the pointer are not rebuilt
};

} // namespace llm0::ui
