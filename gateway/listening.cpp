#include "listening.h"

namespace llm0 {

namespace {

bool speaksTls(const GatewayConfig &config)
{
    return !config.tlsCertificate.empty() && !config.tlsKey.empty();
}

Status checkWholeIdentity(const GatewayConfig &config)
{
    if (config.tlsCertificate.empty() == config.tlsKey.empty())
        return {};
    const bool keyMissing = config.tlsKey.empty();
    return Error{ErrorCode::InvalidRequest,
                 keyMissing ? "A TLS certificate is set without its key: set tls_key (--tls-key FILE)"
                            : "A TLS key is set without its certificate: set tls_cert (--tls-cert FILE)",
                 keyMissing ? "tls_key" : "tls_cert"};
}

} // namespace

Status checkListening(const GatewayConfig &config, const ListenAddress &address)
{
    if (address.isLoopback() || config.allowInsecureListen || speaksTls(config))
        return {};
    return Error{
        ErrorCode::InvalidRequest,
        "Listening on " + address.url()
            + " would carry keys in the clear beyond this machine: give a certificate (--tls-cert and "
              "--tls-key), or set allow_insecure_listen where something in front speaks TLS",
        "allow_insecure_listen"};
}

Status checkListening(const GatewayConfig &config)
{
    const Status data = checkListening(config, config.listen);
    return data ? checkListening(config, config.adminListen) : data;
}

Result<std::shared_ptr<const TlsIdentity>> listeningIdentity(const GatewayConfig &config, UnixMs now)
{
    if (const Status whole = checkWholeIdentity(config); !whole)
        return whole.error();
    if (!speaksTls(config))
        return std::shared_ptr<const TlsIdentity>();
    auto identity = loadTlsIdentity(config.tlsCertificate, config.tlsKey, now);
    if (!identity)
        return identity.error();
    return std::shared_ptr<const TlsIdentity>(std::make_shared<TlsIdentity>(*std::move(identity)));
}

} // namespace llm0
