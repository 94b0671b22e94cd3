#include "client/trustingnetwork.h"

#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace llm0::ui {
namespace {

constexpr qint64 longestFile = 1024 * 1024;

QByteArray fingerprintOf(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256).toHex();
}

} // namespace

TrustingNetwork::TrustingNetwork(QObject *parent) : QNetworkAccessManager(parent)
{
    // Loopback answers must never take the way over a proxy from the environment.
    setProxy(QNetworkProxy::NoProxy);
    connect(this, &QNetworkAccessManager::sslErrors, this, &TrustingNetwork::judge);
}

/// The handshake has proved that the other side holds the key of the certificate it shows.
void TrustingNetwork::judge(QNetworkReply *reply, const QList<QSslError> &errors) const
{
    if (!m_trusted.isEmpty() && fingerprintOf(reply->sslConfiguration().peerCertificate()) == m_trusted)
        reply->ignoreSslErrors(errors);
}

QByteArray certificateFingerprint(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = source.read(longestFile);
    for (const QSsl::EncodingFormat format : {QSsl::Pem, QSsl::Der}) {
        const auto certificates = QSslCertificate::fromData(bytes, format);
        if (!certificates.isEmpty())
            return fingerprintOf(certificates.front());
    }
    return {};
}

} // namespace llm0::ui
