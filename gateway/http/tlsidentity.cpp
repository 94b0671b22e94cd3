#include "http/tlsidentity.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

#include <memory>

namespace llm0 {

namespace {

constexpr qint64 longestFile = 1024 * 1024;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

const QString &cipherNames()
{
    static const QString names = QStringLiteral(
        "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:"
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
        "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305");
    return names;
}

Error unusable(const char *what, const std::string &file, const std::string &why)
{
    return {ErrorCode::InvalidRequest, std::string("The TLS ") + what + " '" + file + "' " + why,
            std::string("tls_") + (what[0] == 'k' ? "key" : "cert")};
}

Result<QByteArray> contentOf(const char *what, const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(what, path, "cannot be read: " + file.errorString().toStdString());
    return file.read(longestFile);
}

Bio bioOf(const QByteArray &bytes)
{
    return {BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())), BIO_free};
}

/// Asks for no passphrase.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

Result<PrivateKey> readKey(const QByteArray &pem, const std::string &file)
{
    PrivateKey key(PEM_read_bio_PrivateKey(bioOf(pem).get(), nullptr, noPassphrase, nullptr), EVP_PKEY_free);
    if (!key)
        return unusable("key", file,
                        pem.contains("ENCRYPTED") ? "is protected by a passphrase; give one without"
                                                  : "holds no private key in PEM form");
    return key;
}

Result<QSslKey> qtKeyOf(const EVP_PKEY *key, const QByteArray &pem, const std::string &file)
{
    const int kind = EVP_PKEY_base_id(key);
    QSslKey read(pem, kind == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec);
    if ((kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC) || read.isNull())
        return unusable("key", file, "is neither an RSA nor an elliptic-curve key");
    return read;
}

std::string warningOf(const QSslCertificate &certificate, const std::string &file, UnixMs now)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    const auto said = [&](const char *what, const QDateTime &when) {
        return "The TLS certificate '" + file + "' " + what + " "
               + when.toUTC().toString(Qt::ISODate).toStdString() + ": clients will refuse it";
    };
    if (certificate.expiryDate() < moment)
        return said("has expired on", certificate.expiryDate());
    if (certificate.effectiveDate() > moment)
        return said("is not valid before", certificate.effectiveDate());
    return {};
}

QSslConfiguration configurationOf(const QList<QSslCertificate> &chain, const QSslKey &key)
{
    // Qt's defaults leave compression and legacy renegotiation off.
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(cipherNames());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({}); // else every connection would load the system's
    // Each connection has a context of its own, so that a ticket could never be redeemed.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableServerCipherPreference, false);
    return configuration;
}

} // namespace

Result<TlsIdentity> loadTlsIdentity(const std::string &certificateFile, const std::string &keyFile,
                                    UnixMs now)
{
    const auto certificatePem = contentOf("certificate", certificateFile);
    if (!certificatePem)
        return certificatePem.error();
    const auto keyPem = contentOf("key", keyFile);
    if (!keyPem)
        return keyPem.error();
    const Certificate certificate(
        PEM_read_bio_X509(bioOf(*certificatePem).get(), nullptr, noPassphrase, nullptr), X509_free);
    const auto chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (!certificate || chain.isEmpty())
        return unusable("certificate", certificateFile, "holds no certificate in PEM form");
    const auto key = readKey(*keyPem, keyFile);
    if (!key)
        return key.error();
    if (X509_check_private_key(certificate.get(), key->get()) != 1)
        return unusable("key", keyFile, "does not belong to the certificate '" + certificateFile + "'");
    const auto qtKey = qtKeyOf(key->get(), *keyPem, keyFile);
    if (!qtKey)
        return qtKey.error();
    return TlsIdentity{configurationOf(chain, *qtKey),
                       chain.front().digest(QCryptographicHash::Sha256).toHex().toStdString(),
                       warningOf(chain.front(), certificateFile, now)};
}

} // namespace llm0
