#pragma once

#include <QString>

namespace llm0::ui {

/// Start at login, by the file that XDG desktops look for. Off until somebody asks for it.
class Autostart
{
public:
    /// `folder` empty: the user's own autostart folder.
    explicit Autostart(QString folder = {});

    bool isOn() const;
    /// The reason, when the file cannot be written or removed; empty when it went well.
    QString set(bool on) const;
    QString filePath() const;

private:
    QString m_folder;
};

} // namespace llm0::ui
