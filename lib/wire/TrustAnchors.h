// SPDX-License-Identifier: MIT
#pragma once
// The certificate authorities that a connection trusts, set explicitly on every socket.

#include "base/Result.h"

#include <QFuture>
#include <QSslCertificate>

namespace posthorn::wire {

/// The system's authorities, read once per process on a pool thread: it costs 100 ms. The first call starts
/// the reading.
[[nodiscard]] QFuture<QList<QSslCertificate>> systemAnchors();

/// The certificates in `pem`; BadInput when there is text but no certificate in it.
[[nodiscard]] Result<QList<QSslCertificate>> anchorsFromPem(const QByteArray &pem);

} // namespace posthorn::wire
