// SPDX-License-Identifier: MIT
#pragma once
// The practice server's own certificate authority and certificate: made once, kept in the profile, valid for
// localhost alone.

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
/// Reads it from `folder`, or makes and keeps it there (0600); a missing, broken or soon expired one is made
/// anew.
[[nodiscard]] Result<Identity> identityIn(const QString &folder, const QDateTime &now);

} // namespace posthorn::practice
