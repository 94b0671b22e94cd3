#include "desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

/// As the Exec line of a desktop entry wants it.
QString quoted(QString path)
{
    path.replace(u'\\', u"\\\\\\\\"_s).replace(u'"', u"\\\\\""_s).replace(u'`', u"\\\\`"_s);
    path.replace(u'$', u"\\\\$"_s).replace(u'%', u"%%"_s);
    return u'"' + path + u'"';
}

} // namespace

Autostart::Autostart(QString folder) : m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s;
}

QString Autostart::filePath() const
{
    return m_folder + u"/llm0-desktop.desktop"_s;
}

bool Autostart::isOn() const
{
    QFile file(filePath());
    return file.open(QIODevice::ReadOnly) && !file.readAll().contains("\nHidden=true");
}

QString Autostart::set(bool on) const
{
    if (!on) {
        QFile file(filePath());
        return !file.exists() || file.remove() ? QString() : file.errorString();
    }
    QDir().mkpath(m_folder);
    QSaveFile file(filePath());
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write("[Desktop Entry]\nType=Application\nName=LLM0 Desktop\nIcon=llm0-desktop\nExec="
               + quoted(QCoreApplication::applicationFilePath()).toUtf8()
               + " --background\nTerminal=false\nX-GNOME-Autostart-enabled=true\n");
    return file.commit() ? QString() : file.errorString();
}

} // namespace llm0::ui
