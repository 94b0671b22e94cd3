#include "desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

// Q_INIT_RESOURCE must stand outside any namespace.
static void loadTexts()
{
    Q_INIT_RESOURCE(llm0_translations);
}

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// The desktop's first language that we speak.
QString desktopLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        if (locale.language() == QLocale::German)
            return u"de"_s;
        const bool traditional = locale.script() == QLocale::TraditionalChineseScript;
        if (locale.language() == QLocale::Chinese && !traditional)
            return u"zh_CN"_s;
        if (locale.language() == QLocale::English)
            return u"en"_s;
    }
    return u"en"_s;
}

/// Texts of free functions stand under their namespace, whatever class shows them.
class Texts : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *text, const char *comment, int n) const override
    {
        const QString found = QTranslator::translate(context, text, comment, n);
        return found.isNull() ? QTranslator::translate("llm0::ui", text, comment, n) : found;
    }
};

void install(QCoreApplication &app, const QString &file, const QString &folder)
{
    auto *translator = new Texts(&app);
    translator->setObjectName(u"llm0-texts"_s);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList languages()
{
    return {u"en"_s, u"de"_s, u"zh_CN"_s};
}

QString languageName(const QString &language)
{
    return language == u"de"_s ? u"Deutsch"_s : language == u"zh_CN"_s ? u"简体中文"_s : u"English"_s;
}

QString chosenLanguage()
{
    const QString chosen = QSettings().value(u"window/language"_s).toString();
    return languages().contains(chosen) ? chosen : QString();
}

void chooseLanguage(const QString &language)
{
    QSettings().setValue(u"window/language"_s, language);
}

void applyLanguage(QCoreApplication &app, const QString &language)
{
    loadTexts();
    for (QTranslator *old : app.findChildren<QTranslator *>(u"llm0-texts"_s, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    QString wanted = language.isEmpty() ? chosenLanguage() : language;
    if (wanted.isEmpty())
        wanted = desktopLanguage();
    QLocale::setDefault(wanted == u"en"_s ? QLocale(QLocale::English, QLocale::UnitedStates)
                                          : QLocale(wanted));
    install(app, u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, u"llm0_"_s + wanted, u":/translations"_s);
}

} // namespace llm0::ui
