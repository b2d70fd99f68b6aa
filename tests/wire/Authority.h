// SPDX-License-Identifier: MIT
#pragma once
// A certificate authority for one test: it issues any certificate, right or wrong in one point.

#include <QByteArray>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;

namespace posthorn {

struct Issued
{
    QByteArray certificatePem{};
    QByteArray keyPem{};
};

/// A certificate's content, in OpenSSL's own notation for the extensions.
struct Request
{
    QByteArray commonName{"posthorn test"};
    QByteArray alternativeNames{"DNS:localhost,IP:127.0.0.1"}; ///< empty: none at all
    QByteArray usage{"serverAuth"};
    int validFromDays = -1;
    int validUntilDays = 30;
    int rsaBits = 0; ///< 0: an EC key on P-256, which is made in no time
    bool selfSigned = false;
};

class Authority
{
public:
    explicit Authority(const QByteArray &name = "Test CA");
    ~Authority();
    Authority(const Authority &) = delete;
    Authority &operator=(const Authority &) = delete;

    [[nodiscard]] QByteArray pem() const;
    [[nodiscard]] Issued issue(const Request &request) const;

private:
    struct Free
    {
        void operator()(EVP_PKEY *key) const;
        void operator()(X509 *certificate) const;
    };
    std::unique_ptr<EVP_PKEY, Free> m_key;
    std::unique_ptr<X509, Free> m_certificate;
};

} // namespace posthorn
