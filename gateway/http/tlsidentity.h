#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QSslConfiguration>

#include <string>

namespace llm0 {

/// What a listener shows to its clients.
struct TlsIdentity {
    QSslConfiguration configuration; ///< TLS 1.2 and 1.3, forward secret and authenticated ciphers only
    std::string fingerprint;         ///< SHA-256 of the certificate, in lower-case hex
    std::string warning;             ///< empty, or what a person should mend soon
};

/// Reads a certificate (with its chain behind it) and its key from PEM files. The error names the file and
/// what is wrong with it.
Result<TlsIdentity> loadTlsIdentity(const std::string &certificateFile, const std::string &keyFile,
                                    UnixMs now);

} // namespace llm0
