// SPDX-License-Identifier: MIT
#include "Authority.h"

#include <QtGlobal>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace posthorn {

namespace {

EVP_PKEY *newKey(int rsaBits)
{
    return rsaBits > 0 ? EVP_RSA_gen(static_cast<unsigned>(rsaBits)) : EVP_EC_gen("P-256");
}

QByteArray textOf(auto write)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    QByteArray text(data, size);
    BIO_free(memory);
    return text;
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    Q_ASSERT(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

X509 *blank(const Request &request, EVP_PKEY *key)
{
    static long serial = 1;
    constexpr long day = 86'400;
    X509 *certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), request.validFromDays * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), request.validUntilDays * day);
    X509_set_pubkey(certificate, key);
    const auto *name = reinterpret_cast<const unsigned char *>(request.commonName.constData());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, name, -1, -1, 0);
    return certificate;
}

void sign(X509 *certificate, X509 *issuer, EVP_PKEY *key)
{
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    X509_sign(certificate, key, EVP_sha256());
}

} // namespace

void Authority::Free::operator()(EVP_PKEY *key) const
{
    EVP_PKEY_free(key);
}

void Authority::Free::operator()(X509 *certificate) const
{
    X509_free(certificate);
}

Authority::Authority(const QByteArray &name)
    : m_key(newKey(0)), m_certificate(blank({.commonName = name}, m_key.get()))
{
    auto *own = m_certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    addExtension(own, own, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(own, own, NID_key_usage, "critical,keyCertSign");
    sign(own, own, m_key.get());
}

Authority::~Authority() = default;

QByteArray Authority::pem() const
{
    return textOf([this](BIO *memory) { PEM_write_bio_X509(memory, m_certificate.get()); });
}

Issued Authority::issue(const Request &request) const
{
    const std::unique_ptr<EVP_PKEY, Free> key(newKey(request.rsaBits));
    const std::unique_ptr<X509, Free> certificate(blank(request, key.get()));
    auto *own = certificate.get();
    auto *issuer = request.selfSigned ? own : m_certificate.get();
    addExtension(own, issuer, NID_basic_constraints, "CA:FALSE");
    addExtension(own, issuer, NID_ext_key_usage, request.usage);
    if (!request.alternativeNames.isEmpty())
        addExtension(own, issuer, NID_subject_alt_name, request.alternativeNames);
    sign(own, issuer, request.selfSigned ? key.get() : m_key.get());
    const auto writeKey = [&key](BIO *memory) {
        PEM_write_bio_PrivateKey(memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    };
    return {.certificatePem = textOf([own](BIO *memory) { PEM_write_bio_X509(memory, own); }),
            .keyPem = textOf(writeKey)};
}

} // namespace posthorn
