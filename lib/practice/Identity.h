// SPDX-License-Identifier: MIT
#pragma once
// The practice server's own certificate authority and certificate: made once, kept in the profile, valid for
// localhost alone. The authority's key is forgotten once it has signed, so that it can sign nothing else.

#include "base/Result.h"

#include <QDateTime>

namespace posthorn::practice {

struct Identity
{
    QByteArray caPem{};
    QByteArray certificatePem{};
    QByteArray keyPem{};
};

[[nodiscard]] Result<Identity> makeIdentity(const QDateTime &now);
/// Reads ca.pem, cert.pem and key.pem from `folder`, or makes and keeps them there (0600); a missing, broken
/// or soon expired one is made anew.
[[nodiscard]] Result<Identity> identityIn(const QString &folder, const QDateTime &now);

} // namespace posthorn::practice
