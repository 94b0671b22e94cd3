#include "support/testcertificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QFile>

#include <memory>
#include <stdexcept>

namespace llm0 {

namespace {

constexpr long daySeconds = 86'400;

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T *thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

void require(bool done)
{
    if (!done)
        throw std::runtime_error("OpenSSL could not make a certificate for the test");
}

std::string textIn(BIO *bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

void write(const std::string &path, const std::string &text)
{
    QFile file(QString::fromStdString(path));
    require(file.open(QIODevice::WriteOnly)
            && file.write(text.data(), qint64(text.size())) == qint64(text.size()));
}

void addNames(X509 *certificate, const std::string &host)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char *>(host.c_str()), -1, -1, 0)
            == 1);
    require(X509_set_issuer_name(certificate, name) == 1);
    const std::string names = "DNS:" + host + (host == "localhost" ? ",IP:127.0.0.1" : "");
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

} // namespace

TestCertificate::TestCertificate(const CertificateWish &wish)
{
    const Key pair(wish.rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"));
    const Certificate made(X509_new());
    require(pair && made && X509_set_version(made.get(), 2) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    const long until = wish.validDays * daySeconds;
    X509_gmtime_adj(X509_getm_notBefore(made.get()), std::min(0L, until) - daySeconds);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), until);
    require(X509_set_pubkey(made.get(), pair.get()) == 1);
    addNames(made.get(), wish.host);
    require(X509_sign(made.get(), pair.get(), EVP_sha256()) > 0);

    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(certificateText.get(), made.get()) == 1);
    const bool secret = !wish.passphrase.empty();
    require(PEM_write_bio_PrivateKey(keyText.get(), pair.get(), secret ? EVP_aes_256_cbc() : nullptr,
                                     reinterpret_cast<const unsigned char *>(wish.passphrase.data()),
                                     int(wish.passphrase.size()), nullptr, nullptr)
            == 1);
    certificate = textIn(certificateText.get());
    key = textIn(keyText.get());
}

void TestCertificate::writeTo(const std::string &folder, const std::string &name) const
{
    write(folder + "/" + name + ".crt", certificate);
    write(folder + "/" + name + ".key", key);
}

} // namespace llm0
