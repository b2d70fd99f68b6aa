// SPDX-License-Identifier: MIT
#pragma once
// Keys and certificates with OpenSSL's library (RFC 5280).

#include <QByteArray>
#include <QDateTime>
#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace posthorn::practice {

template <auto release>
struct Releaser
{
    template <class T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;

/// What a certificate is to say; `extensions` in the notation of OpenSSL's configuration.
struct Wish
{
    const char *commonName = "";
    QDateTime notBefore{};
    QDateTime notAfter{};
    std::vector<std::pair<int, const char *>> extensions{};
};

/// On the curve P-256; null when OpenSSL fails.
[[nodiscard]] Key newKey();
/// Signed with `issuerKey`; without an issuer it signs itself. Null when OpenSSL fails.
[[nodiscard]] Certificate issue(const Wish &wish, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey);

[[nodiscard]] QByteArray pemOf(X509 *certificate);
[[nodiscard]] QByteArray pemOf(EVP_PKEY *key);
[[nodiscard]] Certificate certificateFrom(const QByteArray &pem);
[[nodiscard]] Key keyFrom(const QByteArray &pem);

} // namespace posthorn::practice
