// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/Sender.h"

namespace posthorn::cli {

/// The exit code of a send (sysexits, CLI.md).
[[nodiscard]] int exitOf(const outbox::SendReport &report);
/// Of a Problem before anything was sent.
[[nodiscard]] int exitOf(const Problem &problem);
/// The same while options are read: what is wrong with them is a usage fault.
[[nodiscard]] int exitOfUsage(const Problem &problem);

} // namespace posthorn::cli
