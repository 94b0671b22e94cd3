#pragma once

#include <QString>

namespace llm0::ui {

enum class Lines { One, Many };

/// A text from outside as it may be shown: what would act on its surroundings (control characters, changes of
/// direction, characters that cannot be seen, towers of accents) is spelt out instead, as "‹202E›". Ordinary
/// text of any script comes back as it was.
QString visibleText(const QString &text, Lines lines = Lines::One);

/// For a tool tip, which would read markup: shows the text as it is.
QString plainToolTip(const QString &text);

/// For a desktop notification, whose server may read markup.
QString noteText(const QString &text);

/// For a menu or a button, where & marks a key.
QString withoutMnemonics(QString text);

} // namespace llm0::ui
