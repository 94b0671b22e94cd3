#pragma once

#include "client/dto.h"
#include "widgets/basics.h"

#include <QTimeZone>

class QListView;

namespace llm0::ui {

/// The last few requests, newest on top, as they happen.
class LatestRequests : public Card
{
    Q_OBJECT

public:
    explicit LatestRequests(QWidget *parent = nullptr);
    void setRequests(const QList<Request> &newestFirst);
    void addRequests(const QList<Request> &oldestFirst);
    void setZone(const QTimeZone &zone);
    int shownCount() const;

Q_SIGNALS:
    void allWanted();

private:
    class List;
    List *m_list;
    QLabel *m_empty;
    QList<Request> m_requests;
};

} // namespace llm0::ui
