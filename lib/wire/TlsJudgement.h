// SPDX-License-Identifier: MIT
#pragma once
// What a TLS session and its certificate are, and what speaks against them.

#include "base/Tls.h"
#include "wire/CertificateName.h"

#include <QSslCertificate>
#include <QSslError>

class QSslSocket;

namespace posthorn::wire {

[[nodiscard]] SubjectNames subjectNamesOf(const QSslCertificate &certificate);
[[nodiscard]] CertificateFacts factsOf(const QSslCertificate &certificate);

/// Each fault once: from the library's errors, and from our own look at the name and the keys, for Qt takes a
/// common name for a host and calls a weak key "Unknown error".
[[nodiscard]] QList<CertificateFault> faultsOf(const QList<QSslError> &errors,
                                               const QList<QSslCertificate> &chain, const QString &host);

/// The session of `socket` as it stands, judged for `host`.
[[nodiscard]] TlsFacts judge(const QSslSocket &socket, const QList<QSslError> &errors, const QString &host);

} // namespace posthorn::wire
