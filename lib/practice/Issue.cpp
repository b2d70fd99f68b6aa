// SPDX-License-Identifier: MIT
#include "practice/Issue.h"

#include <openssl/bn.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace posthorn::practice {

namespace {

using Bytes = std::unique_ptr<BIO, Releaser<BIO_free>>;
using Number = std::unique_ptr<BIGNUM, Releaser<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

/// RFC 5280 section 4.1.2.2: positive, unique, at most 20 octets.
bool setSerial(X509 *certificate)
{
    const Number number(BN_new());
    return number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setNames(X509 *certificate, const char *commonName, X509 *issuer)
{
    const auto text = [](const char *words) { return reinterpret_cast<const unsigned char *>(words); };
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8, text("Posthorn practice server"), -1, -1,
                                      0) == 1 &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text(commonName), -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer) : name) == 1;
}

bool setTimes(X509 *certificate, const Wish &wish)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), wish.notBefore.toSecsSinceEpoch()) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), wish.notAfter.toSecsSinceEpoch());
}

bool addExtensions(X509 *certificate, const Wish &wish, X509 *issuer)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer ? issuer : certificate, certificate, nullptr, nullptr, 0);
    for (const auto &[id, value] : wish.extensions) {
        const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
        if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
            return false;
    }
    return true;
}

QByteArray contents(const Bytes &bytes)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bytes.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

Bytes reading(const QByteArray &pem)
{
    return Bytes(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

} // namespace

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

Certificate issue(const Wish &wish, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    Certificate certificate(X509_new());
    const bool done = certificate && key && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                      setSerial(certificate.get()) && setNames(certificate.get(), wish.commonName, issuer) &&
                      setTimes(certificate.get(), wish) && X509_set_pubkey(certificate.get(), key) == 1 &&
                      addExtensions(certificate.get(), wish, issuer) &&
                      X509_sign(certificate.get(), issuerKey, EVP_sha256()) > 0;
    return done ? std::move(certificate) : nullptr;
}

QByteArray pemOf(X509 *certificate)
{
    const Bytes bytes(BIO_new(BIO_s_mem()));
    return bytes && PEM_write_bio_X509(bytes.get(), certificate) == 1 ? contents(bytes) : QByteArray();
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Bytes bytes(BIO_new(BIO_s_secmem()));
    const bool written =
        bytes && PEM_write_bio_PrivateKey(bytes.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return written ? contents(bytes) : QByteArray();
}

Certificate certificateFrom(const QByteArray &pem)
{
    return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
}

Key keyFrom(const QByteArray &pem)
{
    return Key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
}

} // namespace posthorn::practice
