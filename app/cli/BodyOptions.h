// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/Options.h"
#include "mime/Draft.h"

namespace posthorn::cli {

/// Text, page, Markdown and files, read now: what was looked at is what is sent.
[[nodiscard]] Outcome readBodies(const app::Options &options, mime::Draft &draft);

} // namespace posthorn::cli
