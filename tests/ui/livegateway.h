#pragma once

#include "client/json.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace llm0::ui {

/// The real gateway executable on a folder of its own, ended politely.
class LiveGateway
{
public:
    ~LiveGateway() { stop(); }

    /// `variables` are set besides; providers' own variables of the caller's environment are not inherited.
    bool start(const QHash<QString, QString> &variables = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.endsWith(QStringLiteral("_API_KEY")) || name.endsWith(QStringLiteral("_BASE_URL")))
                environment.remove(name);
        }
        // No Ollama of this machine takes part.
        environment.insert(QStringLiteral("OLLAMA_BASE_URL"), QStringLiteral("http://127.0.0.1:1"));
        for (auto it = variables.begin(); it != variables.end(); ++it)
            environment.insert(it.key(), it.value());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), {QStringLiteral("serve"), QStringLiteral("--data-dir"), m_folder.path(),
                                    QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--admin-listen"), QStringLiteral("127.0.0.1:0")});
        if (!m_process.waitForStarted())
            return false;
        const auto ready = [this] {
            return m_process.state() != QProcess::Running
                   || (!read(QStringLiteral("gateway.json")).isEmpty() && !token().isEmpty());
        };
        return QTest::qWaitFor(ready, 20'000) && m_process.state() == QProcess::Running
               && adminUrl().isValid();
    }

    /// True when it went by itself after being asked.
    bool stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return true;
        m_process.terminate();
        if (m_process.waitForFinished(10'000))
            return m_process.exitStatus() == QProcess::NormalExit;
        m_process.kill();
        m_process.waitForFinished(5000);
        return false;
    }

    /// The data folder; what stands in it before start() is the past.
    QString folder() const { return m_folder.path(); }
    QUrl adminUrl() const { return address(QStringLiteral("admin")); }
    QUrl gatewayUrl() const { return address(QStringLiteral("listen")); }
    QString token() const { return QString::fromUtf8(read(QStringLiteral("admin-token")).trimmed()); }
    QByteArray output() { return m_process.readAll(); }

private:
    static QString program()
    {
        const QString other = qEnvironmentVariable("LLM0_GATEWAY_PROGRAM");
        return other.isEmpty() ? QStringLiteral(LLM0_BIN_DIR "/llm0-gateway") : other;
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QUrl address(const QString &key) const
    {
        const auto object = parseObject(read(QStringLiteral("gateway.json")));
        const QString text = object ? textOf(*object, key) : QString();
        if (text.isEmpty())
            return {};
        return QUrl(text.contains(QStringLiteral("://")) ? text : QStringLiteral("http://") + text);
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace llm0::ui
