// SPDX-License-Identifier: MIT
#pragma once
// What stands between this machine and the server, and what this machine shows of itself.

#include "app/wiring/Options.h"
#include "smtp/Plan.h"

namespace posthorn::cli {

/// --proxy, --proxy-password-env, --client-cert and --client-key.
[[nodiscard]] Outcome readTransport(const app::Options &options, smtp::Plan &plan);

} // namespace posthorn::cli
