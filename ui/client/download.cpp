#include "client/download.h"

#include <QNetworkReply>

namespace llm0::ui {
namespace {

constexpr qint64 readAhead = 4 * 1024 * 1024;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

Download::Download(AdminClient &client, QObject *parent) : QObject(parent), m_client(client) {}

Download::~Download()
{
    cancel();
}

void Download::start(const QString &path, const QUrlQuery &query, const QString &fileName)
{
    cancel();
    m_bytes = m_lines = 0;
    m_file = std::make_unique<QSaveFile>(fileName);
    if (!m_file->open(QIODevice::WriteOnly)) {
        fail({QStringLiteral("file"), m_file->errorString(), {}});
        return;
    }
    m_reply = m_client.stream(path, query);
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (statusOf(*m_reply) == 200 && take())
            Q_EMIT progressed(m_bytes, m_lines);
    });
    connect(m_reply, &QNetworkReply::finished, this, &Download::end);
}

bool Download::take()
{
    const QByteArray bytes = m_reply->readAll();
    m_bytes += bytes.size();
    m_lines += bytes.count('\n');
    if (m_file->write(bytes) == bytes.size())
        return true;
    fail({QStringLiteral("file"), m_file->errorString(), {}});
    return false;
}

void Download::end()
{
    const bool whole = m_reply->error() == QNetworkReply::NoError && statusOf(*m_reply) == 200;
    if (!whole) {
        const Answer answer = AdminClient::answerOf(*m_reply);
        fail(answer.error);
        return;
    }
    if (!take())
        return;
    m_reply->deleteLater();
    m_reply.clear();
    if (m_file->commit())
        Q_EMIT finished(m_bytes, m_lines);
    else
        fail({QStringLiteral("file"), m_file->errorString(), {}});
    m_file.reset();
}

void Download::fail(const ApiError &error)
{
    cancel();
    Q_EMIT failed(error);
}

void Download::cancel()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply.clear();
    }
    if (m_file)
        m_file->cancelWriting();
    m_file.reset();
}

} // namespace llm0::ui
