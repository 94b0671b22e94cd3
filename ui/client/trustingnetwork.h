#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>

namespace llm0::ui {

/// Asks gateways, never through a proxy. Over https it accepts what the system accepts, and the one
/// certificate it was told to trust, whatever that one's name or issuer.
class TrustingNetwork : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit TrustingNetwork(QObject *parent = nullptr);

    /// SHA-256 in hex; empty: none.
    void trust(const QByteArray &certificate) { m_trusted = certificate; }
    const QByteArray &trusted() const { return m_trusted; }

private:
    void judge(QNetworkReply *reply, const QList<QSslError> &errors) const;

    QByteArray m_trusted;
};

/// SHA-256 in hex of the first certificate in a PEM or DER file; empty when there is none.
QByteArray certificateFingerprint(const QString &file);

} // namespace llm0::ui
