#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace llm0::ui {

/// "en", "de", "zh_CN": what the window can speak.
QStringList languages();
/// As its speakers write it.
QString languageName(const QString &language);

/// What was chosen on this computer; empty: like the desktop.
QString chosenLanguage();
void chooseLanguage(const QString &language);

/// Installs the texts of `language` (empty: the chosen one, else the desktop's) in place of those installed
/// before. Windows made afterwards speak it.
void applyLanguage(QCoreApplication &app, const QString &language = {});

} // namespace llm0::ui
