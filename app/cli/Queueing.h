// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/Console.h"
#include "app/wiring/Options.h"
#include "mime/Message.h"

namespace posthorn::cli {

/// `send --queue`: into the outbox in place of to the server. The exit code of the first that did not get
/// there; those before it did.
[[nodiscard]] int queueMails(const app::Options &options, const std::vector<mime::Message> &messages,
                             const Console &console);

} // namespace posthorn::cli
