// SPDX-License-Identifier: MIT
#include "wire/TlsJudgement.h"

#include <QCryptographicHash>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>
#include <optional>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

QString distinguishedName(const QList<QByteArray> &attributes, const auto &valuesOf)
{
    QStringList parts;
    for (const QByteArray &attribute : attributes) {
        for (const QString &value : valuesOf(attribute))
            parts.append(QString::fromLatin1(attribute) + u'=' + value);
    }
    return parts.join(u", "_s);
}

/// NIST SP 800-57: what falls short of 112 bits of strength.
bool isWeak(const QSslCertificate &certificate)
{
    const QSslKey key = certificate.publicKey();
    switch (key.algorithm()) {
    case QSsl::Rsa:
    case QSsl::Dsa:
    case QSsl::Dh:
        return key.length() < 2048;
    case QSsl::Ec:
        return key.length() < 224;
    case QSsl::Opaque:
        break;
    }
    return false;
}

/// Nothing for an error that our own checks name better.
std::optional<CertificateFault> faultOf(QSslError::SslError error)
{
    using enum CertificateFault;
    static const QMap<QSslError::SslError, CertificateFault> known{
        {QSslError::CertificateExpired, Expired},
        {QSslError::CertificateNotYetValid, NotYetValid},
        {QSslError::HostNameMismatch, NameMismatch},
        {QSslError::SelfSignedCertificate, SelfSigned},
        {QSslError::SelfSignedCertificateInChain, Untrusted},
        {QSslError::UnableToGetIssuerCertificate, Untrusted},
        {QSslError::UnableToGetLocalIssuerCertificate, Untrusted},
        {QSslError::UnableToVerifyFirstCertificate, Untrusted},
        {QSslError::CertificateUntrusted, Untrusted},
        {QSslError::CertificateSignatureFailed, Untrusted}, // an issuer of the same name as a trusted one
        {QSslError::InvalidCaCertificate, Untrusted},
    };
    const auto found = known.find(error);
    return found == known.end() ? std::nullopt : std::optional(*found);
}

QString protocolName(QSsl::SslProtocol protocol)
{
    if (protocol == QSsl::TlsV1_3)
        return u"TLSv1.3"_s;
    return protocol == QSsl::TlsV1_2 ? u"TLSv1.2"_s : QString();
}

} // namespace

SubjectNames subjectNamesOf(const QSslCertificate &certificate)
{
    const auto all = certificate.subjectAlternativeNames();
    return {.hosts = all.values(QSsl::DnsEntry), .addresses = all.values(QSsl::IpAddressEntry)};
}

CertificateFacts factsOf(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    const auto subject = [&](const QByteArray &attribute) { return certificate.subjectInfo(attribute); };
    const auto issuer = [&](const QByteArray &attribute) { return certificate.issuerInfo(attribute); };
    const SubjectNames names = subjectNamesOf(certificate);
    return {.subject = distinguishedName(certificate.subjectInfoAttributes(), subject),
            .issuer = distinguishedName(certificate.issuerInfoAttributes(), issuer),
            .names = names.hosts + names.addresses,
            .notBefore = certificate.effectiveDate(),
            .notAfter = certificate.expiryDate(),
            .sha256 = certificate.digest(QCryptographicHash::Sha256).toHex(),
            .keyBits = std::max(0, certificate.publicKey().length()),
            .selfSigned = certificate.isSelfSigned()};
}

QList<CertificateFault> faultsOf(const QList<QSslError> &errors, const QList<QSslCertificate> &chain,
                                 const QString &host)
{
    QList<CertificateFault> faults;
    const auto add = [&faults](CertificateFault fault) {
        if (!faults.contains(fault))
            faults.append(fault);
    };
    bool unnamed = chain.isEmpty();
    for (const QSslError &error : errors) {
        const auto fault = faultOf(error.error());
        fault ? add(*fault) : void(unnamed = true);
    }
    if (std::any_of(chain.begin(), chain.end(), isWeak))
        add(CertificateFault::WeakKey);
    else if (unnamed)
        add(CertificateFault::Other);
    if (!chain.isEmpty() && !speaksFor(subjectNamesOf(chain.first()), host))
        add(CertificateFault::NameMismatch);
    return faults;
}

TlsFacts judge(const QSslSocket &socket, const QList<QSslError> &errors, const QString &host)
{
    auto chain = socket.peerCertificateChain();
    if (chain.isEmpty() && !socket.peerCertificate().isNull())
        chain = {socket.peerCertificate()}; // a resumed session keeps no more
    TlsFacts facts{.protocol = protocolName(socket.sessionProtocol()),
                   .cipher = socket.sessionCipher().name(),
                   .certificate = factsOf(socket.peerCertificate()),
                   .faults = faultsOf(errors, chain, host)};
    for (const QSslError &error : errors)
        facts.errors.append(error.errorString());
    return facts;
}

} // namespace posthorn::wire
