// SPDX-License-Identifier: MIT
#pragma once
// The keychain for a program that has nothing else to do meanwhile. Nobody is asked to unlock anything: a
// script must not wait for a window.

#include "accounts/Account.h"
#include "base/Result.h"

namespace posthorn::cli {

[[nodiscard]] Result<Secret> readFromKeychain(const accounts::Account &account);
/// What took the secret: "GNOME Keyring".
[[nodiscard]] Result<QString> writeToKeychain(const accounts::Account &account, const Secret &secret);
[[nodiscard]] Outcome removeFromKeychain(const QString &id);
/// Whether a read would answer.
[[nodiscard]] Outcome lookIntoKeychain(const accounts::Account &account);

} // namespace posthorn::cli
