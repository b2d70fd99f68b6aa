// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/Options.h"
#include "mime/Message.h"

namespace posthorn::cli {

using app::Option;
using app::Options;

extern const std::vector<Option> draftOptions;

/// The message the options describe, rendered; or the file of --eml, taken as it is.
[[nodiscard]] Result<mime::Message> messageFrom(const Options &options, const mime::Stamp &stamp);

} // namespace posthorn::cli
