#pragma once

#include "client/dto.h"

#include <QUrlQuery>

namespace llm0::ui {

/// `customer:acme status:refused model:gpt-4o provider:openai cost:>0.01`, words in any order.
struct RequestFilter {
    QString customer, status, model, provider;
    MaybeAmount costAbove;
    QString wrong; ///< the first word that was not understood

    static RequestFilter parse(const QString &text);
    bool isEmpty() const;
    void writeTo(QUrlQuery &query) const;
    /// The same question, asked of a request that came in live.
    bool matches(const Request &request) const;
};

} // namespace llm0::ui
