// SPDX-License-Identifier: MIT
#pragma once
// A way to send: who, through which server, signed in how. It holds no secret.

#include "base/Address.h"
#include "base/AuthMethod.h"
#include "base/Endpoint.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "smtp/Plan.h"

#include <QMetaType>

namespace posthorn::accounts {

struct Identity
{
    Mailbox mailbox;
    std::optional<Mailbox> replyTo{};
    QString signature{}; ///< plain text
    QString colour{};    ///< "#1d5fa8", marks what is written as this one; empty: none

    bool operator==(const Identity &) const = default;
};

/// Where the password of an account is kept.
enum class SecretHome {
    Keychain,
    Session, ///< in memory, until the program ends
    Ask      ///< nowhere: it is asked for each time
};
[[nodiscard]] QLatin1StringView idOf(SecretHome home);
[[nodiscard]] std::optional<SecretHome> secretHomeFromId(QStringView id);

struct Account
{
    QString id{}; ///< a UUID, also the key of its secret
    QString name{};
    std::vector<Identity> identities{};
    Endpoint endpoint{};
    std::optional<Endpoint> connectTo{};
    QString user{};
    AuthMethod auth = AuthMethod::Auto;
    SecretHome secretHome = SecretHome::Keychain;
    QString keptBy{}; ///< the keychain that holds its password: "GNOME Keyring"; empty: none does
    QString heloName{};
    QByteArray trustedPem{};
    bool allowCleartextAuth = false;
    bool practice = false; ///< the built-in server's account; marked as such everywhere

    bool operator==(const Account &) const = default;
};

/// Its server wants a password; without a user name nobody signs in.
[[nodiscard]] bool needsSecret(const Account &account);
/// "None is kept" means KeychainChanged where another keychain than `keeper` took the password.
[[nodiscard]] Result<Secret> keptElsewhere(const Account &account, const Result<Secret> &read,
                                           const QString &keeper);
/// The one place where an account becomes a Plan.
[[nodiscard]] smtp::Plan planFor(const Account &account, const Secret &secret, Stage until);

} // namespace posthorn::accounts

Q_DECLARE_METATYPE(posthorn::accounts::Account)
