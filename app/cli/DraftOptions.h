// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/Options.h"
#include "base/Finding.h"
#include "mime/Draft.h"

namespace posthorn::cli {

using app::Option;
using app::Options;

extern const std::vector<Option> draftOptions;

/// A draft, and what stood in the fields and could not become a part of it.
struct Letter
{
    mime::Draft draft{};
    std::vector<Finding> findings{};
};

/// What the options describe. A Problem names the option or file that is at fault.
[[nodiscard]] Result<Letter> letterFrom(const Options &options);
/// Two options that say the same thing in two ways, or both read stdin, are a usage fault that names both.
[[nodiscard]] Outcome withoutContradiction(const Options &options);

} // namespace posthorn::cli
