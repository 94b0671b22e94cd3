#pragma once

#include <string>

namespace llm0 {

struct CertificateWish {
    std::string host = "localhost"; ///< besides 127.0.0.1, unless it is another name
    int validDays = 2;              ///< negative: it has expired so long ago
    bool rsa = false;               ///< else an elliptic curve
    std::string passphrase;         ///< protects the key
};

/// A self-signed certificate and its key, as PEM texts, made by OpenSSL.
struct TestCertificate {
    explicit TestCertificate(const CertificateWish &wish = {});

    /// Writes `NAME.crt` and `NAME.key` into a folder.
    void writeTo(const std::string &folder, const std::string &name = "gateway") const;

    std::string certificate;
    std::string key;
};

} // namespace llm0
