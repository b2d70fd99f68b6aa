// SPDX-License-Identifier: MIT
#pragma once
// The options of `check`, and the run that they mean.

#include "app/wiring/Options.h"
#include "check/Experiment.h"
#include "smtp/Plan.h"

namespace posthorn::cli {

using app::Option;
using app::Options;

extern const std::vector<Option> checkOptions;
/// What --format takes; "text" is the first.
extern const QStringList checkFormats;

struct Wanted
{
    smtp::Plan plan{};
    check::Habits habits{};
};

[[nodiscard]] Result<Wanted> wantedFrom(const Options &options);

} // namespace posthorn::cli
