// SPDX-License-Identifier: MIT
#pragma once
// The options that name a server, wherever a server is named (CLI.md), and the Plan they mean.

#include "app/wiring/Options.h"
#include "smtp/Plan.h"

namespace posthorn::cli {

using app::Option;
using app::Options;

extern const std::vector<Option> routeOptions;

/// Everything but the secret, the stage and the envelope. `address` (from --from or an operand) finds the
/// provider when no host is given.
[[nodiscard]] Result<smtp::Plan> planFrom(const Options &options, const QString &address);

} // namespace posthorn::cli
