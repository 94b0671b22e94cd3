#pragma once

#include <QList>
#include <QString>

namespace llm0::ui {

/// How one kind of app is told to go through the gateway: text to be copied as it is.
struct Snippet {
    QString id;   ///< "openai-python", …
    QString name; ///< product names; not translated
    QString code;
};

/// `gateway` is "http://localhost:8080"; `model` something that can answer here.
QList<Snippet> snippetsFor(const QString &gateway, const QString &key, const QString &model);

} // namespace llm0::ui
