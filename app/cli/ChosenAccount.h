// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/Account.h"
#include "app/wiring/Options.h"

namespace posthorn::cli {

using app::Options;

/// The account of this profile that --account names, by its name or an address of it.
[[nodiscard]] Result<accounts::Account> chosenAccount(const Options &options);
/// Who writes where no --from says so: the sender whose address named the account, else its first.
[[nodiscard]] std::optional<accounts::Identity> chosenSender(const Options &options,
                                                             const accounts::Account &account);

} // namespace posthorn::cli
