// SPDX-License-Identifier: MIT
#pragma once
// A way to send: who, through which server, signed in how. It holds no secret.

#include "base/Address.h"
#include "base/AuthMethod.h"
#include "base/Endpoint.h"
#include "base/Secret.h"
#include "smtp/Plan.h"

#include <QMetaType>

namespace posthorn::accounts {

struct Identity
{
    Mailbox mailbox;
    bool operator==(const Identity &) const = default;
};

struct Account
{
    QString id{}; ///< a UUID, also the key of its secret
    QString name{};
    std::vector<Identity> identities{};
    Endpoint endpoint{};
    std::optional<Endpoint> connectTo{};
    QString user{};
    AuthMethod auth = AuthMethod::Auto;
    QString heloName{};
    QByteArray trustedPem{};
    bool allowCleartextAuth = false;
    bool practice = false; ///< the built-in server's account; marked as such everywhere

    bool operator==(const Account &) const = default;
};

/// The one place where an account becomes a Plan.
[[nodiscard]] smtp::Plan planFor(const Account &account, const Secret &secret, Stage until);

} // namespace posthorn::accounts

Q_DECLARE_METATYPE(posthorn::accounts::Account)
