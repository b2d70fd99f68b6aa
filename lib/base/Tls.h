// SPDX-License-Identifier: MIT
#pragma once
// Facts about an encrypted connection, free of any TLS library.

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace posthorn {

struct CertificateFacts
{
    QString subject{};
    QString issuer{};
    QStringList names{}; ///< subjectAltName: host names and addresses
    QDateTime notBefore{};
    QDateTime notAfter{};
    QByteArray sha256{}; ///< hex
    int keyBits = 0;
    bool selfSigned = false;

    bool operator==(const CertificateFacts &) const = default;
    [[nodiscard]] bool isEmpty() const { return sha256.isEmpty(); }
};

/// Why a certificate was not taken; several may hold at once.
enum class CertificateFault { Expired, NotYetValid, NameMismatch, Untrusted, SelfSigned, WeakKey, Other };
[[nodiscard]] QLatin1StringView idOf(CertificateFault fault);

struct TlsFacts
{
    QString protocol{}; ///< "TLSv1.3"
    QString cipher{};
    CertificateFacts certificate{};
    QList<CertificateFault> faults{};
    QStringList errors{}; ///< the TLS library's own words, verbatim

    bool operator==(const TlsFacts &) const = default;
};

} // namespace posthorn
