#pragma once

#include "client/adminclient.h"

#include <QFile>
#include <QPointer>
#include <QSaveFile>

#include <memory>

namespace llm0::ui {

/// Writes one answer of the Admin API into a file as it comes in. The file appears only when all of it is
/// there; until then, and after cancel(), what stood there stays.
class Download : public QObject
{
    Q_OBJECT

public:
    explicit Download(AdminClient &client, QObject *parent = nullptr);
    ~Download() override;

    void start(const QString &path, const QUrlQuery &query, const QString &fileName);
    void cancel();
    bool running() const { return !m_reply.isNull(); }

Q_SIGNALS:
    void progressed(qint64 bytes, qint64 lines);
    void finished(qint64 bytes, qint64 lines);
    void failed(const llm0::ui::ApiError &error);

private:
    bool take();
    void end();
    void fail(const ApiError &error);

    AdminClient &m_client;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_bytes = 0;
    qint64 m_lines = 0;
};

} // namespace llm0::ui
