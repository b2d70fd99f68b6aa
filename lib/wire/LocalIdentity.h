// SPDX-License-Identifier: MIT
#pragma once
// The certificate and key with which this side proves itself under TLS, checked before anything connects.

#include "base/Result.h"
#include "smtp/Plan.h"

#include <QSslCertificate>
#include <QSslKey>

namespace posthorn::wire {

struct LocalIdentity
{
    QList<QSslCertificate> chain{};
    QSslKey key{};

    [[nodiscard]] bool isEmpty() const { return chain.isEmpty(); }
};

/// BadInput names the certificate or the key and says what is wrong with it. Nothing given is no fault.
[[nodiscard]] Result<LocalIdentity> identityFrom(const smtp::ClientIdentity &given);

} // namespace posthorn::wire
