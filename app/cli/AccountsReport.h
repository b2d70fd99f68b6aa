// SPDX-License-Identifier: MIT
#pragma once
// Accounts as documents. What is known of a secret is where it is, never what.

#include "accounts/AccountBook.h"

namespace posthorn::cli {

/// An account and the state of its password: stored, session, ask, locked, absent; empty when it needs none.
struct Listed
{
    accounts::Account account{};
    bool isDefault = false;
    QString secret{};
};

[[nodiscard]] QByteArray accountsJson(const std::vector<Listed> &accounts);
[[nodiscard]] QString accountsText(const std::vector<Listed> &accounts);

} // namespace posthorn::cli
